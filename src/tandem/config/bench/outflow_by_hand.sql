-- Outflow by two years written directly: what the named expressions and lifelines are held against.
-- Shares of Aalen and Johansen per programme and outcome at four horizons, without bands.
WITH first AS (
  SELECT w.walk, w.programme, w.entry_on, w.exit_on, w.exit_reason, w.known_until,
    min(s.starts_on) FILTER (s.status = 'employed') AS work_on,
    min(s.starts_on) FILTER (s.status = 'training') AS training_on,
    max(s.starts_on) FILTER (s.status = 'inactive') AS inactive_on,
    max(s.starts_on) FILTER (s.status = 'unemployed') AS unemployed_on
  FROM walks w
  LEFT JOIN spells s ON s.person = w.person AND s.starts_on >= w.entry_on AND s.starts_on <= ?
  WHERE w.status_at_entry = 'unemployed'
    AND w.entry_on <= ? AND (w.exit_on IS NULL OR w.exit_on >= w.entry_on)
  GROUP BY ALL
), outcomes AS (
  SELECT *, 'work' AS outcome, work_on AS reached_on FROM first
  UNION ALL
  SELECT *, 'out', least(work_on, training_on) FROM first
), ended AS (
  SELECT programme, outcome, entry_on, reached_on,
    least(
      CASE WHEN unemployed_on IS NULL OR inactive_on > unemployed_on THEN inactive_on END,
      CASE WHEN exit_reason IN ('moved', 'illness', 'retired', 'died') THEN exit_on END
    ) AS competing_on,
    coalesce(known_until, exit_on, ?) AS known_on
  FROM outcomes
), days AS (
  SELECT programme, outcome,
    least(731, coalesce(reached_on, competing_on, known_on) - entry_on) AS day,
    CASE WHEN reached_on IS NOT NULL THEN 1 WHEN competing_on IS NOT NULL THEN 2 ELSE 0 END AS code
  FROM ended
), counts AS (
  SELECT programme, outcome, day, count(*) AS ended,
    count(*) FILTER (code = 1 AND day <= 730) AS reached,
    count(*) FILTER (code > 0 AND day <= 730) AS any_way
  FROM days GROUP BY ALL
), at_risk AS (
  SELECT *, sum(ended) OVER later AS waiting
  FROM counts
  WINDOW later AS (
    PARTITION BY programme, outcome ORDER BY day DESC ROWS UNBOUNDED PRECEDING
  )
), surviving AS (
  SELECT *, coalesce(exp(sum(ln(greatest(1 - any_way / waiting, 1e-300))) OVER before), 1) AS staying
  FROM at_risk
  WINDOW before AS (
    PARTITION BY programme, outcome ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  )
)
SELECT programme, outcome, horizon, sum(staying * reached / waiting) FILTER (day <= horizon) AS share
FROM surviving, (VALUES (183), (365), (548), (730)) AS horizons (horizon)
GROUP BY programme, outcome, horizon
ORDER BY programme, outcome, horizon
