-- What is counted beyond the catalogue: broken guarantees, and KPIs that a company defines itself.

-- A guarantee's KPI is called after its clause, and its inputs after the KPI.
alter table tally_hour alter column input set data type varchar(100);
alter table tally_week alter column input set data type varchar(100);
alter table tally_week_total alter column input set data type varchar(100);
alter table phase alter column kpi set data type varchar(100);
alter table why_read alter column kpi set data type varchar(100);
alter table why_question alter column kpi set data type varchar(100);
alter table annotation alter column kpi set data type varchar(100);

-- The definitions of a KPI that was configured, the newest holding for all history; a null document took it away.
create table kpi_definition (
    kpi      varchar(60)              not null,
    version  integer                  not null,
    document text,
    created  timestamp with time zone not null,
    author   varchar(320)             not null,
    constraint kpi_definition_pk primary key (kpi, version)
);

-- Another text whenever what is counted becomes another, so that every node learns of it in the next chunk.
alter table rollup_state add column definitions varchar(36) default '' not null;
