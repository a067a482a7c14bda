-- Reads published weeks as the role kept_reader:
--   psql -h db.example.org -U kept_reader -f reader.sql kept
-- An administrator of the database creates the role before a start of Kept: create role kept_reader login password '…';

-- How each KPI went in the last 13 published weeks.
select week, clause, kpi, value, target_at_least, target_at_most, verdict
from kept_readings_weekly
where role = 'measures' and week > (select max(week) from kept_readings_weekly) - 13 * 7
order by kpi, week;

-- How often each promise was kept.
select quote,
       count(*) filter (where verdict = 'met') as kept,
       count(*) filter (where verdict = 'missed') as missed,
       count(*) filter (where verdict in ('unknown', 'unmeasured')) as not_judged
from kept_clauses
group by quote
order by missed desc, quote;

-- What each source sent in the last seven days.
select source, type, count(*) as events, max(occurred_at) as newest
from kept_events_accepted
where occurred_at > now() - interval '7 days'
group by source, type
order by source, type;
