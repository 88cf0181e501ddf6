-- What keeps dates and ratings honest: the plan's own rules, the board's voice, what waits for what, cover, occurrences,
-- meetings, and the findings that were accepted.
alter table plan add column rag_rule text not null default 'lateness' check (rag_rule in ('lateness', 'percent', 'evidence'));
alter table plan add column no_update_after integer not null default 28;
alter table plan add column moves_flagged integer not null default 3;
alter table plan add column red_percent integer not null default 25;
alter table plan add column amber_percent integer not null default 75;
alter table plan add column days text not null default 'calendar' check (days in ('calendar', 'working'));
alter table plan add column nation text not null default 'england and wales'
  check (nation in ('england and wales', 'scotland', 'northern ireland'));
alter table plan add column first_day_counts integer not null default 0 check (first_day_counts in (0, 1));
alter table plan add column year_starts integer not null default 4;
alter table plan add column before_meeting integer not null default 14;
alter table plan add column blue text not null default 'never' check (blue in ('never', 'assured', 'complete'));
alter table plan add column second_person integer not null default 0 check (second_person in (0, 1));

alter table action add column agreed_by text not null default '';
alter table action add column agreed_on text;
alter table action add column board_rag text check (board_rag in ('red', 'amber', 'green'));
alter table action add column board_why text not null default '';
alter table action add column board_by text not null default '';
alter table action add column board_on text;
alter table action add column assured_by text not null default '';
alter table action add column assured_on text;
alter table action add column cover_for_id integer references lead (id);
alter table action add column cover_until text;
-- Made from the rest, never journalled: the ref_key of the action that the due words
-- count from ("6 weeks after A1.2").
alter table action add column due_after text not null default '';
create index action_board on action (board_rag) where board_rag is not null and removed = 0;
create index action_cover on action (cover_for_id);
create index action_due_after on action (plan_id, due_after) where due_after <> '';

create table dependency (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  action_id integer not null references action (id),
  on_id integer not null references action (id)
) strict;
create index dependency_plan on dependency (plan_id);
create index dependency_action on dependency (action_id);
create index dependency_on on dependency (on_id);

create table occurrence (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  action_id integer not null references action (id),
  due text not null,
  due_from text,
  due_by text,
  completed text not null,
  completed_from text,
  completed_by text
) strict;
create index occurrence_plan on occurrence (plan_id);
create index occurrence_action on occurrence (action_id);

create table meeting (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  "on" text not null,
  forum text not null default ''
) strict;
create index meeting_plan on meeting (plan_id, "on");

create table accepted (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  code text not null check (code <> ''),
  about text not null default '',
  facts text not null default '',
  why text not null,
  who text not null default '',
  "on" text not null
) strict;
create index accepted_plan on accepted (plan_id);
