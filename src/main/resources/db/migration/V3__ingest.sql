-- Widths of texts from outside are twice what the door lets in: H2 counts a character beyond the first plane as two.

-- The facts. One row an event, as it stands now; what it was before stands in event_revision.
create table event (
    source      varchar(400)             not null,
    id          varchar(400)             not null,
    type        varchar(40)              not null,
    occurred_at timestamp with time zone not null,
    team        varchar(200),
    channel     varchar(200),
    customer    varchar(22),
    data        text                     not null,
    digest      varchar(22)              not null,
    revision    integer                  not null,
    voided      boolean                  not null,
    recorded_at timestamp with time zone not null,
    recorded_by varchar(320)             not null,
    reason      varchar(1000),
    constraint event_pk primary key (source, id)
);
create index event_by_time on event (type, occurred_at);
create index event_by_customer on event (customer, occurred_at);

-- Revisions that were replaced; the columns are the event's.
create table event_revision (
    source      varchar(400)             not null,
    id          varchar(400)             not null,
    revision    integer                  not null,
    type        varchar(40)              not null,
    occurred_at timestamp with time zone not null,
    team        varchar(200),
    channel     varchar(200),
    data        text                     not null,
    voided      boolean                  not null,
    recorded_at timestamp with time zone not null,
    recorded_by varchar(320)             not null,
    reason      varchar(1000),
    constraint event_revision_pk primary key (source, id, revision)
);

-- What each source has sent, for the people who look after it.
create table feed (
    source        varchar(400)             not null,
    last_event    timestamp with time zone,
    last_received timestamp with time zone not null,
    accepted      bigint                   not null,
    replayed      bigint                   not null,
    corrected     bigint                   not null,
    rejected      bigint                   not null,
    constraint feed_pk primary key (source)
);

-- The most recent rejections, so that a source's owner can see what is wrong without asking the integration.
create table rejection (
    id          uuid                     not null,
    rejected_at timestamp with time zone not null,
    source      varchar(400)             not null,
    event_id    varchar(400),
    code        varchar(100)             not null,
    pointer     varchar(200),
    detail      varchar(1000)            not null,
    constraint rejection_pk primary key (id)
);
create index rejection_by_time on rejection (rejected_at);
