-- Customers who are being erased, in as many transactions as their events need; the row is gone when the last one commits.
create table erasure (
    -- What the events name them by until it is done.
    hash      varchar(22)              not null,
    -- What the events name them by from then on: drawn for this erasure, and derived from nothing.
    token     varchar(22)              not null,
    reference varchar(20)              not null,
    begun     timestamp with time zone not null,
    events    bigint                   not null,
    revisions bigint                   not null,
    constraint erasure_pk primary key (hash)
);
