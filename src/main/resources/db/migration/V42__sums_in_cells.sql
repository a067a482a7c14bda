-- The sums of an hour in one row a team and channel: every input has a place in the arrays, see input_place. Totals and squares
-- are as in tally_hour. An array may be shorter than a place, which is then zero; n is never shorter than the others.
create table hour_cell (
    hour_at timestamp with time zone not null,
    team    varchar(200)             not null,
    channel varchar(200)             not null,
    part    integer                  not null,
    day_on  date                     not null,
    n       bigint array             not null,
    total   bigint array             not null,
    squares numeric(38) array        not null,
    constraint hour_cell_pk primary key (hour_at, team, channel, part)
);
create index hour_cell_by_day on hour_cell (day_on);

-- Where the sums of an input are: the part of the cell, and the index in its arrays, from 1. A place is never used for another input.
create table input_place (
    input varchar(100) not null,
    part  integer      not null,
    place integer      not null,
    constraint input_place_pk primary key (input),
    constraint input_place_once unique (part, place)
);

-- The rows of tally_hour are moved into cells by the next start, which reads them in this order. The table stays, empty.
create index tally_hour_by_hour on tally_hour (hour_at, team, channel);
