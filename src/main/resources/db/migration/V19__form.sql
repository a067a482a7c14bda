-- Forms of the last hour, so that a second click does not do again what the first one did.
-- The answer is encrypted with a key that is not stored; it is null while the first request is still at work.

create table form_submission (
    fingerprint varchar(64) not null,
    received timestamp with time zone not null,
    answer text,
    constraint form_submission_pk primary key (fingerprint)
);

create index form_submission_received on form_submission (received);
