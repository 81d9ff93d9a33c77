-- One row per started episode, in the order of contract.SCHEMA.
-- Results come from the follow-up that was answered; without one, from labour spells, and of
-- the last day from the reason for leaving, which is a fact of that day.
WITH episode AS (
    SELECT t.id, t.participant_id, t.entry_on, t.exit_on, t.exit_reason, p.key AS operation
    FROM trajectories_trajectory t
    JOIN partners_programme p ON p.id = t.programme_id
    WHERE t.partnership_id = {partnership}
      AND t.entry_on IS NOT NULL
      AND p.key = ANY({programmes})
),
-- A spell is believed until the day it was noted, no longer: a contract is no proof of next year.
spell AS (
    SELECT s.participant_id, s.status, s.starts_on, s.source,
           coalesce(s.ends_on, 'infinity'::date) AS may_end,
           least(s.ends_on, s.noted_at::date) AS sure_until,
           array_position(ARRAY['ksz', 'vdab', 'payslip', 'employer', 'participant', 'register'],
                          s.source::text)::text || s.status AS ranked
    FROM trajectories_labourspell s
    WHERE s.partnership_id = {partnership} AND s.set_aside_at IS NULL
),
work AS (
    SELECT e.id,
           bool_or(s.status = 'training' AND e.entry_on BETWEEN s.starts_on AND s.may_end) AS in_training,
           array_agg(DISTINCT s.status) FILTER (
               WHERE s.status <> 'training' AND e.entry_on BETWEEN s.starts_on AND s.may_end
           ) AS at_entry,
           min(greatest(s.starts_on, e.exit_on)) FILTER (
               WHERE s.status = 'employed' AND s.starts_on <= e.exit_on + 28 AND s.sure_until >= e.exit_on
           ) AS employed_on_leaving,
           min(greatest(s.starts_on, e.exit_on)) FILTER (
               WHERE s.status = 'training' AND s.starts_on <= e.exit_on + 28 AND s.sure_until >= e.exit_on
           ) AS training_on_leaving,
           substr(min(s.ranked) FILTER (
               WHERE s.status <> 'training'
                 AND (e.exit_on + interval '6 months')::date BETWEEN s.starts_on AND s.sure_until
           ), 2) AS later,
           count(DISTINCT s.status) FILTER (
               WHERE s.status <> 'training' AND s.source IN ('ksz', 'vdab')
                 AND (e.exit_on + interval '6 months')::date BETWEEN s.starts_on AND s.sure_until
           ) AS later_official
    FROM episode e
    JOIN spell s ON s.participant_id = e.participant_id
    GROUP BY e.id
),
home AS (
    SELECT e.id,
           count(*) FILTER (WHERE NOT is_child) AS adults,
           count(*) FILTER (WHERE is_child) AS children
    FROM episode e
    JOIN people_householdmember mine ON mine.participant_id = e.participant_id
    JOIN people_householdmember m ON m.household_id = mine.household_id
    LEFT JOIN people_participant known ON known.id = m.participant_id
    CROSS JOIN LATERAL (
        SELECT coalesce(
            extract(year FROM e.entry_on)
                - coalesce(extract(year FROM known.birth_date), m.birth_year) < 18,
            m.relation = 'child'
        ) AS is_child
    ) age
    WHERE mine.partnership_id = {partnership}
      AND m.partnership_id = {partnership}
      AND e.entry_on BETWEEN coalesce(mine.starts_on, '-infinity') AND coalesce(mine.ends_on, 'infinity')
      AND e.entry_on BETWEEN coalesce(m.starts_on, '-infinity') AND coalesce(m.ends_on, 'infinity')
    GROUP BY e.id
),
leaving AS (
    SELECT * FROM trajectories_followup
    WHERE partnership_id = {partnership} AND key = 'leaving'
),
later AS (
    SELECT * FROM trajectories_followup
    WHERE partnership_id = {partnership} AND key = 'six_months'
)
SELECT e.id, e.participant_id, e.operation,
       CASE WHEN who.first_name <> '' AND who.last_name <> '' AND who.birth_date IS NOT NULL
            THEN md5(lower(who.first_name) || '|' || lower(who.last_name) || '|' || who.birth_date)
       END,
       who.gender, who.birth_date, nullif(who.postcode, ''), e.entry_on, e.exit_on,
       CASE WHEN coalesce(profile.employment, 'unknown') <> 'unknown' THEN profile.employment
            WHEN cardinality(work.at_entry) = 1 THEN work.at_entry[1]
            ELSE coalesce(profile.employment, 'not_asked') END,
       profile.unemployed_since, profile.isced,
       coalesce(profile.disability, 'not_asked'),
       coalesce(profile.third_country_national, 'not_asked'),
       coalesce(profile.foreign_background, 'not_asked'),
       coalesce(profile.minority, 'not_asked'),
       coalesce(profile.homeless, 'not_asked'),
       coalesce(profile.rural, 'not_asked'),
       coalesce(work.in_training, false),
       coalesce(cardinality(work.at_entry), 0)
           + CASE WHEN profile.employment IN ('unemployed', 'inactive', 'employed')
                   AND profile.employment <> ALL (coalesce(work.at_entry, ARRAY[]::varchar[])) THEN 1 ELSE 0 END,
       home.adults,
       coalesce(home.children, CASE WHEN home.id IS NULL THEN who.children_count END),
       profile.household_work_intensity,
       CASE WHEN leaving.outcome = 'reached' THEN leaving.evidence_on
            WHEN e.exit_reason IN ('work', 'training', 'job_search') THEN e.exit_on
            ELSE least(work.employed_on_leaving, work.training_on_leaving) END,
       CASE WHEN leaving.outcome = 'reached' THEN nullif(leaving.employment, '')
            WHEN e.exit_reason = 'work' AND e.exit_on IS NOT NULL
              OR work.employed_on_leaving IS NOT NULL THEN 'employed' END,
       CASE WHEN leaving.outcome = 'reached' THEN leaving.job_search
            WHEN e.exit_reason = 'job_search' THEN 'yes'
            WHEN leaving.outcome = 'refused' THEN 'refused'
            WHEN leaving.outcome = 'not_reached' THEN 'unknown' ELSE 'not_asked' END,
       CASE WHEN leaving.outcome = 'reached' THEN leaving.education
            WHEN e.exit_reason = 'training' OR work.training_on_leaving IS NOT NULL THEN 'yes'
            WHEN leaving.outcome = 'refused' THEN 'refused'
            WHEN leaving.outcome = 'not_reached' THEN 'unknown' ELSE 'not_asked' END,
       CASE WHEN leaving.outcome = 'reached' THEN leaving.qualification
            WHEN leaving.outcome = 'refused' THEN 'refused'
            WHEN leaving.outcome = 'not_reached' THEN 'unknown' ELSE 'not_asked' END,
       CASE WHEN later.outcome = 'reached' THEN later.evidence_on
            WHEN work.later IS NOT NULL AND work.later_official < 2
            THEN (e.exit_on + interval '6 months')::date END,
       CASE WHEN later.outcome = 'reached' THEN nullif(later.employment, '')
            WHEN work.later_official < 2 THEN work.later END,
       CASE WHEN later.outcome = 'reached' THEN later.improved
            WHEN later.outcome = 'refused' THEN 'refused'
            WHEN later.outcome = 'not_reached' THEN 'unknown' ELSE 'not_asked' END
FROM episode e
JOIN people_participant who ON who.id = e.participant_id
LEFT JOIN trajectories_entryprofile profile ON profile.trajectory_id = e.id
LEFT JOIN work ON work.id = e.id
LEFT JOIN home ON home.id = e.id
LEFT JOIN leaving ON leaving.trajectory_id = e.id
LEFT JOIN later ON later.trajectory_id = e.id
