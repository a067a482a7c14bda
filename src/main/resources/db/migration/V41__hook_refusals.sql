-- How often deliveries to a hook were refused, by day and reason. Nothing of the deliveries is stored.
create table hook_refusal (
    hook         varchar(40)              not null,
    refused_on   date                     not null,
    reason       varchar(20)              not null,
    refused      bigint                   not null,
    last_refused timestamp with time zone not null,
    constraint hook_refusal_pk primary key (hook, refused_on, reason),
    constraint hook_refusal_of_hook foreign key (hook) references hook (name) on delete cascade
);
