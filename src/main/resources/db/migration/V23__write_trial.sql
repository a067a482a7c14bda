-- One row that a node writes to find out whether writes succeed again: ingest.pipeline.WriteTrial.
create table write_trial (
    id integer not null,
    content text not null,
    constraint write_trial_pk primary key (id)
);
insert into write_trial (id, content) values (1, '');
