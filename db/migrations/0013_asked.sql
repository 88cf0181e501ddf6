-- That an update sheet went out to a lead is kept with the times that one was chased, as what asks for an answer; and of
-- each of these, on which day it was answered.
create table chase_new (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  action_id integer not null references action (id),
  "on" text not null,
  kind text not null check (kind in ('asked', 'chased', 'escalated')),
  "to" text not null,
  who text not null default '',
  reply_by text,
  meeting text not null default '',
  why text not null default '',
  answered_on text
) strict;
insert into chase_new select *, null from chase;
drop table chase;
alter table chase_new rename to chase;
create index chase_plan on chase (plan_id);
create index chase_action on chase (action_id);
