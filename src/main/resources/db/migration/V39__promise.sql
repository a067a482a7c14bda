-- The promise page that anyone may read, and what was taken down from it.

-- One row, locked by whoever changes the page.
create table promise_page (
    id          integer                  not null,
    shown       boolean                  not null,
    light       varchar(7),
    dark        varchar(7),
    frames      varchar(4000)            not null,
    logo        bytea,
    logo_type   varchar(20),
    logo_width  integer                  not null,
    logo_height integer                  not null,
    changed     timestamp with time zone not null,
    changed_by  varchar(320)             not null,
    constraint promise_page_pk primary key (id)
);

-- The clauses of the page. Empty in "shown_since": no one but administrators has seen it there yet.
create table promise_clause (
    code        varchar(200) not null,
    shown_since timestamp with time zone,
    constraint promise_clause_pk primary key (code)
);

-- Clauses that were taken down after they had missed a month; the page says so for a year.
create table promise_removal (
    id         uuid                     not null,
    code       varchar(200)             not null,
    quote      text                     not null,
    removed    timestamp with time zone not null,
    removed_by varchar(320)             not null,
    kept       integer                  not null,
    missed     integer                  not null,
    unmeasured integer                  not null,
    constraint promise_removal_pk primary key (id)
);
create index promise_removal_by_time on promise_removal (removed);
