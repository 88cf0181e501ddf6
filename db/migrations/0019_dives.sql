-- A scrutiny panel's deep dive: what it looked into, how, whom it heard, what it saw and found.
create table dive (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  name text not null check (name <> ''),
  forum text not null default '',
  status text not null default 'planned' check (status in ('planned', 'under way', 'reported')),
  theme_id integer references theme (id),
  set_up_on text,
  reported_on text,
  members text not null default '',
  days text not null default '',
  method text not null default '',
  interviews text not null default '',
  asked text not null default '',
  seen text not null default '',
  findings text not null default '',
  conclusion text not null default ''
) strict;
create index dive_theme on dive (theme_id);
create unique index dive_name on dive (plan_id, name) where removed = 0;

-- The recommendations that it looked into.
create table dive_scope (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  dive_id integer not null references dive (id),
  recommendation_id integer not null references recommendation (id)
) strict;
create index dive_scope_plan on dive_scope (plan_id);
create index dive_scope_recommendation on dive_scope (recommendation_id);
create index dive_scope_dive on dive_scope (dive_id);

-- The recommendations that it made.
create table dive_made (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  dive_id integer not null references dive (id),
  recommendation_id integer not null references recommendation (id)
) strict;
create index dive_made_plan on dive_made (plan_id);
create index dive_made_recommendation on dive_made (recommendation_id);
create index dive_made_dive on dive_made (dive_id);
