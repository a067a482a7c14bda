-- Files that Kept fetches and imports by itself: imports.schedule.
create table import_schedule (
    name          varchar(60)              not null,
    url           varchar(2000)            not null,
    mapping       varchar(200)             not null,
    every_seconds bigint                   not null,
    -- Who asked for it; its imports are theirs.
    author        varchar(200)             not null,
    due           timestamp with time zone not null,
    -- The run that has it, and until when no other may; null while none has.
    lease         varchar(36),
    leased_until  timestamp with time zone,
    -- What the server said of the file that was imported last.
    etag          varchar(1000),
    last_modified varchar(100),
    -- Failed runs since the last one that did not fail.
    failures      integer                  not null,
    constraint import_schedule_pk primary key (name)
);

create table import_schedule_run (
    id        varchar(36)              not null,
    schedule  varchar(60)              not null,
    started   timestamp with time zone not null,
    finished  timestamp with time zone not null,
    -- imported, unchanged or failed
    outcome   varchar(20)              not null,
    import_id varchar(100),
    detail    varchar(1000),
    constraint import_schedule_run_pk primary key (id),
    constraint import_schedule_run_of foreign key (schedule) references import_schedule (name) on delete cascade
);
create index import_schedule_run_newest on import_schedule_run (schedule, started);
