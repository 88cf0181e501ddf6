-- What shows that a plan worked: a figure with a baseline, a target and readings over time. Figures are texts, so that a
-- fraction stays as it was written. A reading is never changed: one that was wrong is followed by another of that day.
create table measure (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  ref text not null check (ref <> ''),
  title text not null,
  unit text not null default '',
  direction text check (direction in ('up', 'down')),
  baseline text,
  baseline_on text,
  target text,
  target_on text,
  tolerance text,
  cadence text check (cadence in ('weekly', 'fortnightly', 'monthly', 'quarterly', 'half-yearly', 'yearly')),
  lag integer,
  breakdown text not null default '',
  source text not null default '',
  owner_id integer references lead (id)
) strict;
create index measure_owner on measure (owner_id);
create unique index measure_ref on measure (plan_id, ref) where removed = 0;

create table reading (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  measure_id integer not null references measure (id),
  "on" text not null,
  value text not null,
  note text not null default '',
  "by" text not null default '',
  provisional integer not null default 0 check (provisional in (0, 1)),
  who text not null default '',
  at text
) strict;
create index reading_plan on reading (plan_id);
create index reading_measure on reading (measure_id);

-- The actions that a measure shows to have worked; "by_id" is one of them.
create table measure_action (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  measure_id integer not null references measure (id),
  by_id integer not null references action (id)
) strict;
create index measure_action_plan on measure_action (plan_id);
create index measure_action_measure on measure_action (measure_id);
create index measure_action_by on measure_action (by_id);

create table measure_recommendation (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  measure_id integer not null references measure (id),
  recommendation_id integer not null references recommendation (id)
) strict;
create index measure_recommendation_plan on measure_recommendation (plan_id);
create index measure_recommendation_recommendation on measure_recommendation (recommendation_id);
create index measure_recommendation_measure on measure_recommendation (measure_id);

-- Whether a reading before the target's day is held against the line from baseline to target, or the target itself.
alter table plan add column measure_rule text not null default 'trajectory';
