-- What the sources of a plan recommend, numbered as there, and the management response to each.
create table recommendation (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  number text not null check (number <> ''),
  text text not null,
  class text not null default '',
  decision text check (decision in ('accepted', 'partly accepted', 'not accepted')),
  response text not null default '',
  responded_by text not null default '',
  responded_on text
) strict;
create unique index recommendation_number on recommendation (plan_id, number) where removed = 0;

-- Whose word the answer to a resolution is.
alter table resolution add column answered_by text not null default '';
