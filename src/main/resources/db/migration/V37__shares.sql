-- Links that show one page to people without an account, until they end: share. Only the hash of a token is stored.
create table share_link (
    id         uuid                     not null,
    hash       varchar(64)              not null,
    page       varchar(20)              not null,
    -- The Monday of the week.
    week       date                     not null,
    kpi        varchar(200),
    team       varchar(200),
    created    timestamp with time zone not null,
    created_by varchar(320)             not null,
    expires    timestamp with time zone not null,
    last_seen  timestamp with time zone,
    constraint share_link_pk primary key (id),
    constraint share_link_hash_once unique (hash)
);
