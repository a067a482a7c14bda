-- Calendars of working time: every version of each, the newest that has begun applying to a week. A row is never changed. A null
-- week means all history, a null document removed the calendar; its name is free then, and the next version counts on.
create table calendar_version (
    name        varchar(60)              not null,
    version     integer                  not null,
    from_on     date,
    document    text,
    -- The public holidays when the version was saved, as dates, so that a later list of them changes no number.
    holidays_on text,
    created     timestamp with time zone not null,
    author      varchar(320)             not null,
    constraint calendar_version_pk primary key (name, version)
);

-- The calendar by which the times of a KPI are counted, and what becomes of contacts that arrive while it is closed.
alter table kpi_setting add column hours varchar(60);
alter table kpi_setting add column outside varchar(20);

-- Contacts that said when they arrived count in two more KPIs; all numbers are counted again in the background.
delete from rebuild where exists (select 1 from wait_bin);
insert into rebuild (id, part, place, compared, differences, examples, holds_start, begun, begun_by, stepped, finished)
select 1, 'weeks', '', 0, 0, '[]', false, current_timestamp, 'kept', current_timestamp, null
where exists (select 1 from wait_bin);
