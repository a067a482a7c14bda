-- Actions: what follows from a problem or an idea, with an owner, a date and an expected effect.
create table action_item (
    id               uuid                     not null,
    title            varchar(200)             not null,
    because          varchar(2000)            not null,
    proposal         varchar(2000),
    clause           varchar(60),
    kpi              varchar(100),
    -- Empty for the whole company.
    team             varchar(100)             not null,
    -- Where it was raised: idea, clause, row, alert or comment.
    origin           varchar(20)              not null,
    origin_week      date,
    origin_alert     varchar(100),
    -- The event with the customer's comment, which is never copied.
    comment_source   varchar(400),
    comment_id       varchar(400),
    raised           timestamp with time zone not null,
    raised_by        varchar(320)             not null,
    raised_name      varchar(320)             not null,
    -- raised, agreed, done or dropped
    state            varchar(20)              not null,
    owner            varchar(320),
    due              date,
    expect_kpi       varchar(100),
    expect_direction varchar(10),
    expect_by        date,
    -- The first day on which it may have had an effect.
    effect_since     date,
    closed_on        date,
    closed_by        varchar(320),
    outcome          varchar(2000),
    in_public        boolean                  not null,
    said             varchar(500),
    did              varchar(500),
    constraint action_item_pk primary key (id),
    constraint action_item_comment_is_whole check ((comment_source is null) = (comment_id is null)),
    constraint action_item_expectation_is_whole check ((expect_kpi is null) = (expect_direction is null)),
    constraint action_item_closing_is_whole check ((closed_on is null) = (outcome is null)
        and (closed_on is null) = (closed_by is null))
);
create index action_item_by_state on action_item (state, due);
create index action_item_by_comment on action_item (comment_source, comment_id);

-- Thanks to a team or a person for a clause and a week.
create table recognition (
    id         uuid                     not null,
    -- One of the two: a team, or the e-mail address of a person with the name shown.
    team       varchar(100),
    person     varchar(320),
    name       varchar(320)             not null,
    clause     varchar(60),
    week_on    date                     not null,
    text       varchar(1000)            not null,
    given      timestamp with time zone not null,
    given_by   varchar(320)             not null,
    given_name varchar(320)             not null,
    constraint recognition_pk primary key (id),
    constraint recognition_is_to_one check ((team is null) <> (person is null))
);
create index recognition_by_week on recognition (week_on);
create index recognition_by_person on recognition (person);

-- Which team has learned which behaviour or decision of a clause; a text that changes has to be learned again.
create table behaviour_learned (
    clause     varchar(60)              not null,
    -- SHA-256 of the text.
    digest     varchar(64)              not null,
    team       varchar(100)             not null,
    learned_on date                     not null,
    noted      timestamp with time zone not null,
    noted_by   varchar(320)             not null,
    constraint behaviour_learned_pk primary key (clause, digest, team)
);

-- The newest version of the mission whose changes someone has marked as read.
create table mission_read (
    reader  varchar(320)             not null,
    version integer                  not null,
    read_on timestamp with time zone not null,
    constraint mission_read_pk primary key (reader, version)
);
