-- Who has read why a KPI is scored, as it stood then; what stands otherwise now has another fingerprint.
create table why_read (
    kpi         varchar(60)              not null,
    fingerprint varchar(64)              not null,
    reader      varchar(320)             not null,
    name        varchar(200)             not null,
    read_on     timestamp with time zone not null,
    constraint why_read_pk primary key (kpi, fingerprint, reader)
);

-- What was asked about a KPI, and what was answered; an answer that was changed keeps who gave it first.
create table why_question (
    id            uuid                     not null,
    kpi           varchar(60)              not null,
    week_on       date                     not null,
    text          varchar(1000)            not null,
    asked         timestamp with time zone not null,
    asker         varchar(320)             not null,
    asker_name    varchar(200)             not null,
    answer        varchar(2000),
    answered      timestamp with time zone,
    answerer      varchar(320),
    answerer_name varchar(200),
    changed       timestamp with time zone,
    changer_name  varchar(200),
    constraint why_question_pk primary key (id),
    constraint why_question_answer_has_its_author check ((answer is null) = (answered is null)
        and (answer is null) = (answerer is null) and (answer is null) = (answerer_name is null))
);
create index why_question_by_kpi on why_question (kpi, asked);
