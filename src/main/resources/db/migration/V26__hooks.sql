-- Deliveries of other systems, and the versions of the records that they and imports bring.

-- The secret is encrypted with a key that is not stored here.
create table hook (
    name       varchar(40)              not null,
    mapping    varchar(200)             not null,
    scheme     varchar(40)              not null,
    secret     text                     not null,
    created    timestamp with time zone not null,
    created_by varchar(320)             not null,
    constraint hook_pk primary key (name)
);

-- The inbox: a delivery stands here in the transaction that stores its events. The body is packed (gzip, Base64).
create table hook_delivery (
    id          uuid                     not null,
    hook        varchar(40)              not null,
    received    timestamp with time zone not null,
    digest      varchar(64)              not null,
    sender_id   varchar(200),
    signed_id   varchar(200),
    topic       varchar(200),
    body        text                     not null,
    body_size   integer                  not null,
    packed_size integer                  not null,
    state       varchar(10)              not null,
    reason      varchar(1000),
    events      integer                  not null,
    accepted    integer                  not null,
    replayed    integer                  not null,
    corrected   integer                  not null,
    rejected    integer                  not null,
    tried       timestamp with time zone not null,
    constraint hook_delivery_pk primary key (id),
    constraint hook_delivery_once unique (hook, digest),
    constraint hook_delivery_signed_once unique (hook, signed_id),
    constraint hook_delivery_of_hook foreign key (hook) references hook (name) on delete cascade
);
create index hook_delivery_by_time on hook_delivery (hook, received);
create index hook_delivery_by_state on hook_delivery (state, received);

-- Which events a delivery gave, so that it is erased with their customer.
create table hook_delivery_event (
    delivery uuid         not null,
    source   varchar(400) not null,
    id       varchar(400) not null,
    constraint hook_delivery_event_pk primary key (delivery, source, id),
    constraint hook_delivery_event_of_delivery foreign key (delivery) references hook_delivery (id) on delete cascade
);
create index hook_delivery_event_by_key on hook_delivery_event (id, source);

-- The newest version of the record that an event came from; empty until its first transaction has ended.
create table event_version (
    source  varchar(400) not null,
    id      varchar(400) not null,
    version varchar(400) not null,
    constraint event_version_pk primary key (source, id)
);
