-- Time that verdicts leave out. Nothing is ever deleted: an exclusion that ended says who ended it, when and why.
-- Either whole days of the reporting zone, both inclusive, or hours, the end exclusive.
create table exclusion (
    id            uuid                     not null,
    from_on       date,
    to_on         date,
    from_at       timestamp with time zone,
    to_at         timestamp with time zone,
    -- Null for every KPI.
    kpi           varchar(100),
    -- Null for the whole company.
    team          varchar(200),
    -- outage, agreed, holiday or data
    category      varchar(20)              not null,
    because       varchar(1000)            not null,
    created       timestamp with time zone not null,
    author        varchar(320)             not null,
    ended         timestamp with time zone,
    ender         varchar(320),
    ended_because varchar(1000),
    constraint exclusion_pk primary key (id)
);
create index exclusion_newest on exclusion (created, id);
