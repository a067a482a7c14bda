-- Waiting and handle times may be a year long. The squares of a hundred of them, in tenths of a second, exceed a bigint.
alter table tally_hour alter column squares set data type numeric(38);
alter table tally_week alter column squares set data type numeric(38);
alter table tally_week_total alter column squares set data type numeric(38);
