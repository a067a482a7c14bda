-- The reporting time zone that was chosen in the set-up; read before the start, unless KEPT_ZONE is set.

alter table installation add column zone varchar(100);
