-- Derived from the events in the transaction that stores them; can be rebuilt from them at any time.
-- An empty team or channel stands for events that name none.

-- Sums of an input over an hour of the reporting zone. Totals are thousandths, squares are tenths squared.
create table tally_hour (
    input   varchar(60)              not null,
    hour_at timestamp with time zone not null,
    team    varchar(200)             not null,
    channel varchar(200)             not null,
    day_on  date                     not null,
    n       bigint                   not null,
    total   bigint                   not null,
    squares bigint                   not null,
    constraint tally_hour_pk primary key (input, hour_at, team, channel)
);
create index tally_hour_by_day on tally_hour (input, day_on);

-- The same over an ISO week, so that a scorecard costs weeks and not events.
create table tally_week (
    input   varchar(60)  not null,
    week_on date         not null,
    team    varchar(200) not null,
    channel varchar(200) not null,
    n       bigint       not null,
    total   bigint       not null,
    squares bigint       not null,
    constraint tally_week_pk primary key (input, week_on, team, channel)
);

-- How many answered contacts waited how long, by day and bin of a sketch with one per cent relative error.
create table wait_bin (
    day_on  date         not null,
    team    varchar(200) not null,
    channel varchar(200) not null,
    bin     integer      not null,
    n       bigint       not null,
    constraint wait_bin_pk primary key (day_on, team, channel, bin)
);

-- One row a customer: the first order by event time (then source, then id), and how many referrals name them.
create table customer (
    hash          varchar(22) not null,
    first_at      timestamp with time zone,
    first_source  varchar(400),
    first_id      varchar(400),
    first_team    varchar(200),
    first_channel varchar(200),
    referrals     integer     not null,
    constraint customer_pk primary key (hash)
);

-- Figures that somebody else computed, one row an event; the latest by time (then source, then id) of a cell holds.
create table figure (
    source      varchar(400)             not null,
    id          varchar(400)             not null,
    kpi         varchar(60)              not null,
    grain       varchar(5)               not null,
    start_on    date                     not null,
    team        varchar(200)             not null,
    channel     varchar(200)             not null,
    at          timestamp with time zone not null,
    numerator   double precision,
    denominator double precision,
    squares     double precision,
    amount      double precision,
    constraint figure_pk primary key (source, id)
);
create index figure_by_kpi on figure (kpi, start_on);

-- How a KPI is set, from a week on. A null week means all history.
create table kpi_setting (
    kpi            varchar(60)              not null,
    version        integer                  not null,
    from_on        date,
    variant        varchar(60)              not null,
    within_seconds integer                  not null,
    created        timestamp with time zone not null,
    author         varchar(320)             not null,
    constraint kpi_setting_pk primary key (kpi, version)
);

-- What the tallies were computed with; when it differs from what is set, they are rebuilt.
create table rollup_state (
    id   integer      not null,
    zone varchar(60)  not null,
    constraint rollup_state_pk primary key (id)
);
insert into rollup_state (id, zone) values (1, '');

-- Which order each return names, so that a week's orders can be asked whether they came back.
create table returned_order (
    source   varchar(400) not null,
    id       varchar(400) not null,
    order_id varchar(400) not null,
    constraint returned_order_pk primary key (source, id)
);
create index returned_order_by_order on returned_order (order_id);
