-- What a public forum is not given. Of a reading it is the note, not the figure.
alter table risk add column internal integer not null default 0 check (internal in (0, 1));
alter table cost add column internal integer not null default 0 check (internal in (0, 1));
alter table evidence add column internal integer not null default 0 check (internal in (0, 1));
alter table finding add column internal integer not null default 0 check (internal in (0, 1));
alter table consultee add column internal integer not null default 0 check (internal in (0, 1));
alter table communication add column internal integer not null default 0 check (internal in (0, 1));
alter table reading add column internal integer not null default 0 check (internal in (0, 1));
