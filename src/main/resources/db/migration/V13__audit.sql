-- What was changed, by whom and from where: lines are added and never changed, each tied to the one before by its hash.
create table audit_entry (
    number      bigint                   not null,
    recorded    timestamp with time zone not null,
    actor       varchar(320)             not null,
    address     varchar(64),
    request     varchar(64),
    act         varchar(40)              not null,
    subject     varchar(500)             not null,
    before_text text,
    after_text  text,
    note        varchar(2000),
    hash        varchar(64)              not null,
    constraint audit_entry_pk primary key (number)
);
create index audit_entry_by_time on audit_entry (recorded);
create index audit_entry_by_actor on audit_entry (actor, number);
create index audit_entry_by_act on audit_entry (act, number);
create index audit_entry_by_subject on audit_entry (subject, number);

-- The last line, kept apart from the lines, so that cutting some off shows.
create table audit_head (
    id     integer     not null,
    number bigint      not null,
    hash   varchar(64) not null,
    constraint audit_head_pk primary key (id),
    constraint audit_head_only_one check (id = 1)
);
insert into audit_head (id, number, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
