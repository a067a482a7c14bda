-- Every version of the mission, whole and in its canonical form; a row is never changed.
create table mission_version (
    number integer not null,
    effective_from date not null,
    document text not null,
    created timestamp with time zone not null,
    author varchar(320) not null,
    constraint mission_version_pk primary key (number),
    constraint mission_version_number_counts_from_one check (number >= 1)
);
