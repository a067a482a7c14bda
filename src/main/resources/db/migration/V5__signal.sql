-- Where a person began new process limits, and why.
create table phase (
    id      uuid                     not null,
    kpi     varchar(60)              not null,
    from_on date                     not null,
    because varchar(1000)            not null,
    created timestamp with time zone not null,
    author  varchar(320)             not null,
    constraint phase_pk primary key (id),
    constraint phase_begins_once unique (kpi, from_on)
);

-- What happened, so that it can be read wherever that date is drawn.
create table annotation (
    id      uuid                     not null,
    from_on date                     not null,
    to_on   date,
    text    varchar(1000)            not null,
    kpi     varchar(60),
    clause  varchar(60),
    created timestamp with time zone not null,
    author  varchar(320)             not null,
    constraint annotation_pk primary key (id)
);
create index annotation_by_date on annotation (from_on);
