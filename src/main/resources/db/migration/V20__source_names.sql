-- The teams and channels that each source has sent: how many there are is limited, and looking them up reads no events.
create table source_name (
    source    varchar(400) not null,
    -- team or channel
    dimension varchar(10)  not null,
    name      varchar(200) not null,
    -- Without the difference between capital and small letters, to find names that differ in nothing else. The first
    -- start fills in what is null: what lower() does depends on the database and its locale.
    folded    varchar(400),
    constraint source_name_pk primary key (source, dimension, name)
);
create index source_name_by_folded on source_name (dimension, folded);

insert into source_name (source, dimension, name)
    select source, 'team', team from event where team is not null
    union select source, 'channel', channel from event where channel is not null
    union select source, 'team', team from event_revision where team is not null
    union select source, 'channel', channel from event_revision where channel is not null;
