-- The indicators of ESF+ for 2025, written for DuckDB by hand: to hold the expressions against.
WITH beginning AS (
    SELECT * FROM episodes
    QUALIFY row_number() OVER (
        PARTITION BY participant, operation ORDER BY entry_on, trajectory
    ) = 1
),
ending AS (
    SELECT participant, operation, exit_on, leaving_on, leaving_employment, leaving_job_search,
           leaving_education, leaving_qualification, later_employment, later_improved
    FROM episodes
    QUALIFY row_number() OVER (
        PARTITION BY participant, operation
        ORDER BY exit_on IS NULL DESC, exit_on DESC, entry_on DESC, trajectory DESC
    ) = 1
),
person AS (
    SELECT b.gender, b.employment, b.isced, b.in_training_at_entry, b.disability,
           b.third_country_national, b.foreign_background, b.minority, b.homeless, b.rural,
           e.* EXCLUDE (participant, operation),
           date_sub('year', b.birth_date, b.entry_on) AS age,
           b.entry_on BETWEEN DATE '2025-01-01' AND DATE '2025-12-31' AS began,
           e.exit_on BETWEEN DATE '2025-01-01' AND DATE '2025-12-31' AS ended,
           b.employment = 'unemployed' AND b.entry_on > b.unemployed_since
               + CASE WHEN date_sub('year', b.birth_date, b.entry_on) < 25
                      THEN INTERVAL 6 MONTH ELSE INTERVAL 12 MONTH END AS waits_long,
           e.leaving_on - e.exit_on BETWEEN 0 AND 28 AS in_time
    FROM beginning b JOIN ending e USING (participant, operation)
),
complete AS (
    SELECT * FROM person
    WHERE gender IN ('F', 'M', 'X') AND employment IN ('unemployed', 'inactive', 'employed')
      AND isced BETWEEN 0 AND 8 AND age BETWEEN 0 AND 110
)
SELECT gender,
       count(*) FILTER (began) AS EECO01,
       count(*) FILTER (began AND employment = 'unemployed') AS EECO02,
       count(*) FILTER (began AND waits_long) AS EECO03,
       count(*) FILTER (began AND employment = 'inactive') AS EECO04,
       count(*) FILTER (began AND employment = 'employed') AS EECO05,
       count(*) FILTER (began AND age < 18) AS EECO06,
       count(*) FILTER (began AND age BETWEEN 18 AND 29) AS EECO07,
       count(*) FILTER (began AND age >= 55) AS EECO08,
       count(*) FILTER (began AND isced <= 2) AS EECO09,
       count(*) FILTER (began AND isced IN (3, 4)) AS EECO10,
       count(*) FILTER (began AND isced >= 5) AS EECO11,
       count(*) FILTER (began AND disability = 'yes') AS EECO12,
       count(*) FILTER (began AND third_country_national = 'yes') AS EECO13,
       count(*) FILTER (began AND foreign_background = 'yes') AS EECO14,
       count(*) FILTER (began AND minority = 'yes') AS EECO15,
       count(*) FILTER (began AND homeless = 'yes') AS EECO16,
       count(*) FILTER (began AND rural = 'yes') AS EECO17,
       count(*) FILTER (ended AND in_time AND leaving_job_search = 'yes') AS EECR01,
       count(*) FILTER (
           ended AND in_time AND leaving_education = 'yes' AND NOT in_training_at_entry
       ) AS EECR02,
       count(*) FILTER (ended AND in_time AND leaving_qualification = 'yes') AS EECR03,
       count(*) FILTER (
           ended AND in_time AND leaving_employment = 'employed' AND employment <> 'employed'
       ) AS EECR04,
       count(*) FILTER (ended AND later_employment = 'employed') AS EECR05,
       count(*) FILTER (ended AND later_improved = 'yes' AND employment = 'employed') AS EECR06
FROM complete
GROUP BY gender
