-- What a plan costs, line by line: so much each, so many, so often; what of it is funded, and what it is a part of.
-- Years are lines such as "2015/16" or "2015/16 £10,000". A total is the paper's own, of the lines that are included
-- in it; it is compared with what they come to, and counts for nothing itself.
create table cost (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  ref text not null check (ref <> ''),
  title text not null,
  kind text not null default 'forecast' check (kind in ('budget', 'forecast', 'actual')),
  rate integer,
  quantity text,
  unit text not null default '',
  periods text,
  period_unit text not null default '',
  amount integer,
  recurring integer not null default 0 check (recurring in (0, 1)),
  years text not null default '',
  funded integer,
  funded_by text not null default '',
  included_in_id integer references cost (id),
  total integer not null default 0 check (total in (0, 1)),
  action_id integer references action (id),
  theme_id integer references theme (id),
  note text not null default ''
) strict;
create unique index cost_ref on cost (plan_id, ref) where removed = 0;
create index cost_action on cost (action_id);
create index cost_theme on cost (theme_id);
create index cost_included_in on cost (included_in_id);
