-- Custom KPIs add up numbers, keep percentiles and count customers once. Settings say why, and which sample is too small.

-- Values of an input by day and bin of a sketch, as wait_bin has those of waits. Totals are thousandths.
create table value_bin (
    input   varchar(100) not null,
    day_on  date         not null,
    team    varchar(200) not null,
    channel varchar(200) not null,
    bin     integer      not null,
    n       bigint       not null,
    total   bigint       not null,
    constraint value_bin_pk primary key (input, day_on, team, channel, bin)
);

-- How many events of each customer an input counts on a day. Weeks have a column of their own, to be grouped by.
create table counted_customer (
    input   varchar(100) not null,
    day_on  date         not null,
    team    varchar(200) not null,
    channel varchar(200) not null,
    hash    varchar(22)  not null,
    week_on date         not null,
    n       bigint       not null,
    constraint counted_customer_pk primary key (input, day_on, team, channel, hash)
);
-- Customers are erased.
create index counted_customer_by_hash on counted_customer (hash);

-- Why a KPI was set so.
alter table kpi_setting add column because varchar(1000);

-- The smallest sample that a KPI is judged by, from a week on. A null week means all history, a null minimum that of the
-- installation.
create table kpi_sample (
    kpi     varchar(100)             not null,
    version integer                  not null,
    from_on date,
    minimum integer,
    created timestamp with time zone not null,
    author  varchar(320)             not null,
    because varchar(1000),
    constraint kpi_sample_pk primary key (kpi, version)
);
