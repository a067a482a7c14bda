-- Mappings of the records of other systems, as they are now.
create table saved_mapping (
    name    varchar(60)  not null,
    version integer      not null,
    title   varchar(400) not null,
    source  varchar(400) not null,
    constraint saved_mapping_pk primary key (name)
);

-- Every version of each mapping in its canonical form; a row is never changed. A null document deleted the mapping. Its name is
-- free then, and the next version counts on, so that a name and a number always mean the same document.
create table mapping_version (
    name     varchar(60)              not null,
    version  integer                  not null,
    document text,
    created  timestamp with time zone not null,
    author   varchar(320)             not null,
    constraint mapping_version_pk primary key (name, version)
);
