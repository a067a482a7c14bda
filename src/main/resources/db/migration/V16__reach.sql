-- What is noted, begun or asked about one team; an empty team stands for the whole company, as it does for numbers.
alter table annotation add column team varchar(200) default '' not null;
alter table why_question add column team varchar(200) default '' not null;

-- Limits may begin with a week once for the company, and once for each team.
alter table phase add column team varchar(200) default '' not null;
alter table phase drop constraint phase_begins_once;
alter table phase add constraint phase_begins_once_for_a_team unique (kpi, from_on, team);
