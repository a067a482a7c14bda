-- Drafts of the mission: what it might say next, not yet published, and what the team says to it.
create table draft (
    id uuid not null,
    name varchar(100) not null,
    -- The version it began from; 0 where there was none.
    begun integer not null,
    document text not null,
    -- The time T that the service level is to have with it; null where it stays as it is.
    within_seconds integer,
    -- Counts the changes, so that nobody overwrites what they did not read.
    revision integer not null,
    created timestamp with time zone not null,
    author varchar(320) not null,
    changed timestamp with time zone not null,
    changed_by varchar(320) not null,
    -- The version that it became; null as long as it is a draft.
    published integer,
    constraint draft_pk primary key (id)
);
create index draft_by_change on draft (changed);

create table draft_comment (
    id uuid not null,
    draft uuid not null,
    -- The clause it is about; null for the whole statement.
    clause varchar(60),
    kind varchar(20) not null,
    text varchar(2000) not null,
    created timestamp with time zone not null,
    author varchar(320) not null,
    answer varchar(2000),
    answered timestamp with time zone,
    answered_by varchar(320),
    resolved timestamp with time zone,
    resolved_by varchar(320),
    constraint draft_comment_pk primary key (id),
    constraint draft_comment_of_draft foreign key (draft) references draft (id) on delete cascade
);
create index draft_comment_by_draft on draft_comment (draft, created);
