-- Keys that are let only so far, ask only so often, and follow one another.

alter table api_key add column requests_per_minute integer;
alter table api_key add column replaces varchar(40);
alter table api_key add column replaced_by varchar(40);

create table api_key_limit (
    api_key varchar(40) not null,
    kind varchar(10) not null,
    name varchar(200) not null,
    constraint api_key_limit_pk primary key (api_key, kind, name),
    constraint api_key_limit_of_key foreign key (api_key) references api_key (prefix) on delete cascade
);
