-- The teams and channels that each source has sent: how many there are is limited, and looking them up reads no events.
create table source_name (
    source    varchar(400) not null,
    -- team or channel
    dimension varchar(10)  not null,
    name      varchar(200) not null,
    -- In small letters, to find names that differ in nothing else.
    folded    varchar(400) not null,
    constraint source_name_pk primary key (source, dimension, name)
);
create index source_name_by_folded on source_name (dimension, folded);

insert into source_name (source, dimension, name, folded)
    select distinct source, 'team', team, lower(team) from event where team is not null;
insert into source_name (source, dimension, name, folded)
    select distinct source, 'channel', channel, lower(channel) from event where channel is not null;
