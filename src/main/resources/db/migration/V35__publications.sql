-- Weeks as they were published: scorecard.published. A row is never changed; the audit trail has the digest of its document.
create table publication (
    -- The Monday of the week.
    week          date                     not null,
    published_at  timestamp with time zone not null,
    author        varchar(320)             not null,
    remark        text,
    remark_author varchar(320),
    digest        varchar(64)              not null,
    document      text                     not null,
    constraint publication_pk primary key (week)
);

-- What a manager says about a week that is not published yet.
create table publication_comment (
    week    date                     not null,
    remark  text                     not null,
    author  varchar(320)             not null,
    changed timestamp with time zone not null,
    constraint publication_comment_pk primary key (week)
);

-- The first week that the clock has not dealt with. Its row is the lock: nodes take turns.
create table publication_clock (
    id        integer not null,
    next_week date    not null,
    constraint publication_clock_pk primary key (id),
    constraint publication_clock_only_one check (id = 1)
);

-- What was in a week before its events were corrected.
create index event_revision_by_time on event_revision (type, occurred_at);
