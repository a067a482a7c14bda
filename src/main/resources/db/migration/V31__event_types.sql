-- Every version of each custom event type in its canonical form; a row is never changed. A null document removed the type. Its code
-- is free then, and the next version counts on.
create table event_type (
    code     varchar(40)              not null,
    version  integer                  not null,
    document text,
    created  timestamp with time zone not null,
    author   varchar(320)             not null,
    constraint event_type_pk primary key (code, version)
);
