-- Who may come in: people with their sessions, API keys, and what one installation has only one of.

create table installation (
    id integer not null,
    company varchar(200),
    customer_secret bytea not null,
    created timestamp with time zone not null,
    constraint installation_pk primary key (id),
    constraint installation_only_one check (id = 1)
);

create table setup_token (
    id integer not null,
    hash varchar(64) not null,
    created timestamp with time zone not null,
    constraint setup_token_pk primary key (id),
    constraint setup_token_only_one check (id = 1)
);

create table person (
    id uuid not null,
    name varchar(100) not null,
    email varchar(254) not null,
    password_hash varchar(100) not null,
    role varchar(20) not null,
    created timestamp with time zone not null,
    constraint person_pk primary key (id),
    constraint person_email_once unique (email),
    constraint person_email_lower_case check (email = lower(email))
);

create table person_session (
    hash varchar(64) not null,
    person uuid not null,
    created timestamp with time zone not null,
    expires timestamp with time zone not null,
    last_seen timestamp with time zone not null,
    constraint person_session_pk primary key (hash),
    constraint person_session_of_person foreign key (person) references person (id) on delete cascade
);

create index person_session_expires on person_session (expires);

create table api_key (
    prefix varchar(40) not null,
    hash varchar(64) not null,
    name varchar(100) not null,
    scopes varchar(100) not null,
    created timestamp with time zone not null,
    created_by varchar(254) not null,
    expires timestamp with time zone,
    revoked timestamp with time zone,
    last_used timestamp with time zone,
    constraint api_key_pk primary key (prefix)
);
