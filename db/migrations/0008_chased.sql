-- That somebody was chased about an action, or that it was escalated: to whom, when, by whom, and until when an answer
-- was asked for. "to" is a name as it was then, of a lead or a forum.
create table chase (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  action_id integer not null references action (id),
  "on" text not null,
  kind text not null check (kind in ('chased', 'escalated')),
  "to" text not null,
  who text not null default '',
  reply_by text,
  meeting text not null default '',
  why text not null default ''
) strict;
create index chase_plan on chase (plan_id);
create index chase_action on chase (action_id);

-- The plan's route of escalation, a step on a line: "Improvement Board after 14 days or 2 moves".
alter table plan add column route text not null default '';
