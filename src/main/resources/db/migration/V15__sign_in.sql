-- Tries to sign in, counted for all nodes; people whom the company's provider vouches for have no password.

alter table person alter column password_hash drop not null;

create table sign_in_try (
    fingerprint varchar(64) not null,
    failed integer not null,
    last_try timestamp with time zone not null,
    constraint sign_in_try_pk primary key (fingerprint)
);

create index sign_in_try_last on sign_in_try (last_try);

-- From where somebody has signed in before: guesses from elsewhere do not hold them up there.
create table sign_in_place (
    fingerprint varchar(64) not null,
    seen timestamp with time zone not null,
    constraint sign_in_place_pk primary key (fingerprint)
);

create index sign_in_place_seen on sign_in_place (seen);
