-- Made-up episodes: everything follows from the number of the row, so every run is alike.
INSERT INTO episodes BY NAME
WITH drawn AS (
    SELECT i, dice.* FROM range({size}) numbers(i),
    LATERAL (
        SELECT hash(i * 31 + 1) % 1000 AS a, hash(i * 31 + 2) % 1000 AS b,
               hash(i * 31 + 3) % 1000 AS c, hash(i * 31 + 4) % 1000 AS d,
               hash(i * 31 + 5) % 1000 AS e
    ) dice
),
walked AS (
    SELECT *, DATE '2024-01-01' + (a * 73 % 730)::INTEGER AS entry_on FROM drawn
),
left_behind AS (
    SELECT *, CASE WHEN b < 600 THEN entry_on + (30 + c % 400)::INTEGER END AS exit_on FROM walked
)
SELECT printf('019a0000-0000-7000-8000-%012d', i) AS trajectory,
       -- One in twenty comes back to the same programme.
       printf('019a0000-0000-7000-9000-%012d', i - CASE WHEN i % 20 = 1 THEN 1 ELSE 0 END) AS participant,
       ['w2_groep', 'sleutel'][1 + (i // 2 % 2)::INTEGER] AS operation,
       printf('%032d', i) AS identity,
       CASE WHEN a < 500 THEN 'F' WHEN a < 960 THEN 'M' WHEN a < 980 THEN 'X' ELSE 'refused' END AS gender,
       CASE WHEN d < 980 THEN DATE '1960-01-01' + (e * 17)::INTEGER END AS birth_date,
       ['9100', '3500', '1000', '2000'][1 + (d % 4)::INTEGER] AS postcode,
       entry_on, exit_on,
       CASE WHEN c < 600 THEN 'unemployed' WHEN c < 800 THEN 'inactive'
            WHEN c < 980 THEN 'employed' ELSE 'unknown' END AS employment,
       CASE WHEN d < 900 THEN entry_on - (e * 97 % 900)::INTEGER END AS unemployed_since,
       CASE WHEN e < 970 THEN e % 9 END AS isced,
       ['yes', 'no', 'unknown', 'refused', 'not_asked'][1 + (a % 5)::INTEGER] AS disability,
       ['yes', 'no', 'unknown', 'refused', 'not_asked'][1 + (b % 5)::INTEGER] AS third_country_national,
       ['yes', 'no', 'unknown', 'refused', 'not_asked'][1 + (c % 5)::INTEGER] AS foreign_background,
       ['yes', 'no', 'unknown', 'refused', 'not_asked'][1 + (d % 5)::INTEGER] AS minority,
       ['yes', 'no', 'unknown', 'refused', 'not_asked'][1 + (e % 5)::INTEGER] AS homeless,
       ['yes', 'no', 'unknown', 'refused', 'not_asked'][1 + ((a + b) % 5)::INTEGER] AS rural,
       d % 10 = 0 AS in_training_at_entry, 1 AS statuses_at_entry,
       1 + e % 2 AS adults, d % 3 AS children, 0.5 AS work_intensity,
       exit_on + (e % 35)::INTEGER AS leaving_on,
       ['employed', 'inactive', 'unemployed'][1 + (e % 3)::INTEGER] AS leaving_employment,
       ['yes', 'no'][1 + (b % 2)::INTEGER] AS leaving_job_search,
       ['yes', 'no'][1 + (c % 2)::INTEGER] AS leaving_education,
       ['yes', 'no'][1 + (d % 2)::INTEGER] AS leaving_qualification,
       exit_on + (150 + e % 70)::INTEGER AS later_on,
       ['employed', 'inactive', 'unemployed'][1 + (d % 3)::INTEGER] AS later_employment,
       ['yes', 'no'][1 + (a % 2)::INTEGER] AS later_improved
FROM left_behind
