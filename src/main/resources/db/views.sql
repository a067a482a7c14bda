-- Read-only views for other tools, on PostgreSQL: docs/publish.md. Columns are added at the end, never renamed or removed.

-- The numbers of every published week of the whole company, as they were published.
create or replace view kept_readings_weekly as
select publication.week,
       clause ->> 'code' as clause,
       measure ->> 'kpi' as kpi,
       measure ->> 'role' as role,
       measure ->> 'name' as name,
       measure ->> 'unit' as unit,
       (measure ->> 'value')::double precision as value,
       (measure ->> 'numerator')::double precision as numerator,
       (measure ->> 'denominator')::double precision as denominator,
       (measure ->> 'low')::double precision as low,
       (measure ->> 'high')::double precision as high,
       (measure #>> '{target,atLeast}')::double precision as target_at_least,
       (measure #>> '{target,atMost}')::double precision as target_at_most,
       measure ->> 'verdict' as verdict,
       measure ->> 'variation' as variation,
       measure ->> 'assurance' as assurance,
       publication.published_at
from publication
cross join lateral jsonb_array_elements(publication.document::jsonb #> '{scorecard,clauses}') as clauses (clause)
cross join lateral jsonb_array_elements(clause -> 'rows') as measures (measure);

-- The clauses of every published week with their verdicts, and the version of the mission that judged them.
create or replace view kept_clauses as
select publication.week,
       clause ->> 'code' as clause,
       clause ->> 'quote' as quote,
       clause ->> 'verdict' as verdict,
       (publication.document::jsonb #>> '{scorecard,missionVersion}')::integer as mission_version,
       publication.published_at
from publication
cross join lateral jsonb_array_elements(publication.document::jsonb #> '{scorecard,clauses}') as clauses (clause);

-- The events that count, without their data: nothing about single customers leaves the service this way.
create or replace view kept_events_accepted as
select source,
       id,
       type,
       occurred_at,
       team,
       channel,
       revision,
       recorded_at
from event
where not voided;
