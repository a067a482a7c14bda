-- Counts that a scorecard reads row by row, however many events, customers and teams there are.
-- An empty team or channel here stands for all of them, those without a name included.

-- The weekly sums of every view: the company, each team, each channel, each team on each channel.
create table tally_week_total (
    input   varchar(60)  not null,
    team    varchar(200) not null,
    channel varchar(200) not null,
    week_on date         not null,
    n       bigint       not null,
    total   bigint       not null,
    squares bigint       not null,
    constraint tally_week_total_pk primary key (input, team, channel, week_on)
);

-- Customers who ordered, each once a day, week or month, and those of them whose first order of all fell in it.
create table customer_count (
    grain     varchar(5)   not null,
    team      varchar(200) not null,
    channel   varchar(200) not null,
    start_on  date         not null,
    customers bigint       not null,
    firsts    bigint       not null,
    constraint customer_count_pk primary key (grain, team, channel, start_on)
);

-- How many events name which team and channel, so that a page can offer them.
create table cut_name (
    kind varchar(7)   not null,
    name varchar(200) not null,
    n    bigint       not null,
    constraint cut_name_pk primary key (kind, name)
);

-- By the id first: a return names an order by that alone.
alter table event drop constraint event_pk;
alter table event add constraint event_pk primary key (id, source);

-- The new tables are filled at the next start, like those of another zone.
update rollup_state set zone = '' where id = 1;
