-- Schedules that are not fetched until someone resumes them: imports.schedule.
alter table import_schedule add column paused boolean default false not null;
