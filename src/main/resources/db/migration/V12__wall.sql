-- Links that show the wall and nothing else.

create table wall_link (
    id uuid not null,
    hash varchar(64) not null,
    name varchar(100) not null,
    created timestamp with time zone not null,
    created_by varchar(254) not null,
    last_seen timestamp with time zone,
    constraint wall_link_pk primary key (id),
    constraint wall_link_hash_once unique (hash)
);
