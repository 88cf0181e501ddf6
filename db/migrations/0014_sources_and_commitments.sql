-- The documents that a plan answers, and what became of each of their recommendations.
create table source (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  name text not null check (name <> ''),
  kind text not null default '',
  body text not null default '',
  date text not null default '',
  date_from text,
  date_by text,
  date_said text,
  link text not null default ''
) strict;
create unique index source_name on source (plan_id, name) where removed = 0;

alter table recommendation add column source_id integer references source (id);
alter table recommendation add column status text not null default 'open'
  check (status in ('open', 'implemented', 'closed'));
alter table recommendation add column closed_by text not null default '';
alter table recommendation add column closed_on text;
alter table recommendation add column evidence text not null default '';
create index recommendation_source on recommendation (source_id);

-- The earlier recommendations that one repeats.
create table repeated (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  recommendation_id integer not null references recommendation (id),
  earlier_id integer not null references recommendation (id)
) strict;
create index repeated_plan on repeated (plan_id);
create index repeated_recommendation on repeated (recommendation_id);
create index repeated_earlier on repeated (earlier_id);

-- What a plan calls a recommendation, where that is another word: finding, must-do, area for improvement.
alter table plan add column recommendation_label text not null default '';

-- Statements of intent under a theme, the recommendations that each answers, and the actions that carry it.
create table commitment (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  ref text not null check (ref <> ''),
  text text not null,
  theme_id integer references theme (id),
  lead_id integer references lead (id)
) strict;
create unique index commitment_ref on commitment (plan_id, ref) where removed = 0;
create index commitment_theme on commitment (theme_id);
create index commitment_lead on commitment (lead_id);
create table answered (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  commitment_id integer not null references commitment (id),
  recommendation_id integer not null references recommendation (id)
) strict;
create index answered_plan on answered (plan_id);
create index answered_commitment on answered (commitment_id);
create index answered_recommendation on answered (recommendation_id);
create table carried (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  commitment_id integer not null references commitment (id),
  by_id integer not null references action (id)
) strict;
create index carried_plan on carried (plan_id);
create index carried_commitment on carried (commitment_id);
create index carried_by on carried (by_id);
