-- What leaves Kept: deliveries to systems and people, webhooks, alerts and subscriptions.

-- A delivery is written in the transaction that causes it: package outbox.
create table outbox_delivery (
    id           uuid                     not null,
    channel      varchar(20)              not null,
    target       varchar(320)             not null,
    type         varchar(60)              not null,
    about        varchar(100)             not null,
    title        varchar(1000)            not null,
    body         text                     not null,
    created      timestamp with time zone not null,
    due          timestamp with time zone not null,
    attempts     integer                  not null,
    -- waiting, delivered, failed or dropped
    state        varchar(10)              not null,
    -- The node that sends it, and until when no other may; null while none does.
    lease        varchar(36),
    leased_until timestamp with time zone,
    ended        timestamp with time zone,
    status       integer,
    detail       varchar(2000),
    constraint outbox_delivery_pk primary key (id)
);
create index outbox_delivery_due on outbox_delivery (state, channel, due);
create index outbox_delivery_newest on outbox_delivery (channel, target, created);
create index outbox_delivery_about on outbox_delivery (about);

-- Targets that failed last or are paused; one that works has no row, or a row without failures.
create table outbox_target (
    channel        varchar(20)  not null,
    target         varchar(320) not null,
    failures       integer      not null,
    failing_since  timestamp with time zone,
    held_until     timestamp with time zone,
    paused_at      timestamp with time zone,
    paused_because varchar(1000),
    constraint outbox_target_pk primary key (channel, target)
);

-- Address and secret are encrypted with a key that is not stored here.
create table webhook (
    name       varchar(40)              not null,
    url        text                     not null,
    shown_url  varchar(2000)            not null,
    secret     text,
    format     varchar(20)              not null,
    types      varchar(400)             not null,
    created    timestamp with time zone not null,
    created_by varchar(320)             not null,
    constraint webhook_pk primary key (name)
);

-- Alerts. While one is not closed, open_key says what it is about, so that there is one at a time.
create table alert (
    id              uuid                     not null,
    kind            varchar(20)              not null,
    open_key        varchar(900),
    last_key        varchar(900)             not null,
    clause          varchar(200),
    kpi             varchar(200),
    team            varchar(200),
    week            varchar(10),
    title           varchar(1000)            not null,
    detail          varchar(4000)            not null,
    href            varchar(1000)            not null,
    opened          timestamp with time zone not null,
    -- Since when what opened it is no longer so; null while it is.
    quiet_since     timestamp with time zone,
    acknowledged    timestamp with time zone,
    acknowledged_by varchar(320),
    note            varchar(2000),
    closed          timestamp with time zone,
    closed_because  varchar(1000),
    constraint alert_pk primary key (id),
    constraint alert_one_open unique (open_key)
);
create index alert_by_time on alert (opened);
create index alert_by_key on alert (last_key, closed);

-- When alerts are evaluated next; the node that moves it on does so.
create table alert_watch (
    id         integer                  not null,
    due        timestamp with time zone not null,
    -- Quiet hours as minutes of the day in the reporting zone; null without any.
    quiet_from integer,
    quiet_to   integer,
    constraint alert_watch_pk primary key (id)
);

-- How often each source sends: when it last did, and its longest silence of each week.
create table alert_source (
    source        varchar(400)             not null,
    first_seen    timestamp with time zone not null,
    last_received timestamp with time zone not null,
    constraint alert_source_pk primary key (source)
);
create table alert_source_silence (
    source   varchar(400) not null,
    week     varchar(10)  not null,
    longest  bigint       not null,
    arrivals bigint       not null,
    constraint alert_source_silence_pk primary key (source, week)
);

-- Who gets what by mail.
create table subscription (
    id         uuid                     not null,
    person     varchar(320)             not null,
    -- digest or alerts
    what       varchar(10)              not null,
    -- weekly or monthly; empty for alerts
    pace       varchar(10)              not null,
    -- everything, clause, kpi or team; and which, empty for everything
    scope      varchar(10)              not null,
    scope_name varchar(200)             not null,
    created    timestamp with time zone not null,
    created_by varchar(320)             not null,
    constraint subscription_pk primary key (id),
    constraint subscription_once unique (person, what, pace, scope, scope_name)
);
create index subscription_by_what on subscription (what, pace);
