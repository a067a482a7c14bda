-- People with roles and teams, and the links by which they come in.

update person set role = 'admin' where role = 'administrator';
update person set role = 'viewer' where role = 'person';

-- Which roles there are stands in the code: H2 ties a check with IN to the connection that made it, and fails once that is closed.
alter table person add column last_seen timestamp with time zone;

create table person_team (
    person uuid not null,
    team varchar(100) not null,
    constraint person_team_pk primary key (person, team),
    constraint person_team_of_person foreign key (person) references person (id) on delete cascade
);

create index person_session_person on person_session (person);

-- A link is an invitation, or resets the password of the person it names; of each address the last one holds.
create table invitation (
    id uuid not null,
    hash varchar(64) not null,
    email varchar(254) not null,
    name varchar(100) not null,
    role varchar(20) not null,
    person uuid,
    created timestamp with time zone not null,
    created_by varchar(254) not null,
    expires timestamp with time zone not null,
    constraint invitation_pk primary key (id),
    constraint invitation_hash_once unique (hash),
    constraint invitation_email_once unique (email),
    constraint invitation_of_person foreign key (person) references person (id) on delete cascade
);

create table invitation_team (
    invitation uuid not null,
    team varchar(100) not null,
    constraint invitation_team_pk primary key (invitation, team),
    constraint invitation_team_of_invitation foreign key (invitation) references invitation (id) on delete cascade
);
