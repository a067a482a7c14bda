-- Imports of files. A file stays until its import has ended, so that any node can go on with it.
create table import_job (
    id               varchar(36)              not null,
    file_name        varchar(400),
    -- Name of the saved mapping or recipe; empty until a person has chosen one.
    mapping          varchar(400)             not null,
    -- The mapping as it was when the import was started, with what was given beside it.
    document         text                     not null,
    correct          boolean                  not null,
    dryrun           boolean                  not null,
    state            varchar(20)              not null,
    by_name          varchar(320)             not null,
    by_address       varchar(100),
    by_request       varchar(100),
    -- What the caller may send, as JSON.
    reach            text                     not null,
    bytes            bigint                   not null,
    -- Rows or payloads of the file; null until they are counted.
    rows_total       bigint,
    rows_read        bigint                   not null,
    records_done     bigint                   not null,
    received         bigint                   not null,
    accepted         bigint                   not null,
    replayed         bigint                   not null,
    corrected        bigint                   not null,
    rejected         bigint                   not null,
    superseded       bigint                   not null,
    left_out         bigint                   not null,
    -- Why records were left out, with a count for each reason, as JSON.
    left_out_because text                     not null,
    -- The first errors, as JSON.
    errors           text                     not null,
    errors_truncated boolean                  not null,
    failure          varchar(2000),
    created_at       timestamp with time zone not null,
    started_at       timestamp with time zone,
    finished_at      timestamp with time zone,
    -- The node that works on it, until when nobody else may, and how often one began without getting further.
    node             varchar(36),
    lease_until      timestamp with time zone,
    attempts         integer                  not null,
    constraint import_job_pk primary key (id)
);
create index import_job_by_state on import_job (state, created_at);

create table import_piece (
    import_id varchar(36) not null,
    number    integer     not null,
    content   bytea       not null,
    constraint import_piece_pk primary key (import_id, number),
    constraint import_piece_of_import foreign key (import_id) references import_job (id) on delete cascade
);
