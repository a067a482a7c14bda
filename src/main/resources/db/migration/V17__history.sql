-- A rebuild goes through the numbers in steps; this is how far it has come.
create table rebuild (
    id           integer                  not null,
    part         varchar(20)              not null,
    place        varchar(1000)            not null,
    compared     bigint                   not null,
    differences  bigint                   not null,
    examples     text                     not null,
    holds_start  boolean                  not null,
    begun        timestamp with time zone not null,
    begun_by     varchar(320)             not null,
    stepped      timestamp with time zone not null,
    finished     timestamp with time zone,
    constraint rebuild_pk primary key (id),
    constraint rebuild_only_one check (id = 1)
);

-- A step looks for the figures of a week by when they were said.
create index figure_by_time on figure (at);

-- Events before the newest of these moments are dropped; the numbers they were counted in stay.
create table retention (
    floor_at  timestamp with time zone not null,
    begun     timestamp with time zone not null,
    dropped   bigint                   not null,
    finished  timestamp with time zone,
    constraint retention_pk primary key (floor_at)
);

-- Referrals that count although their events were dropped.
alter table customer add column referrals_dropped integer default 0 not null;

-- A figure stays when its event is dropped, and another event may then come under the same name.
alter table figure drop constraint figure_pk;
alter table figure add constraint figure_pk primary key (source, id, at);
