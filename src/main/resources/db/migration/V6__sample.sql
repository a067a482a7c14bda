-- The wish for the sample company, from the set-up until all of it is in: a start that finds it goes on.
create table sample_wish (
    id     integer                  not null,
    wanted timestamp with time zone not null,
    author varchar(320)             not null,
    constraint sample_wish_pk primary key (id),
    constraint sample_wish_only_one check (id = 1)
);
