-- What may go wrong or right, or has gone wrong already, as scored by the plan's own matrix.
create table risk (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  ref text not null check (ref <> ''),
  title text not null,
  kind text not null default 'risk' check (kind in ('risk', 'issue', 'opportunity')),
  theme_id integer references theme (id),
  owner_id integer references lead (id),
  cause text not null default '',
  event text not null default '',
  effect text not null default '',
  likelihood integer,
  impact integer,
  target_likelihood integer,
  target_impact integer,
  mitigation text not null default '',
  next_look text,
  proximity text not null default '',
  escalated_to text not null default '',
  status text not null default 'open' check (status in ('open', 'closed')),
  closed_on text,
  reason text not null default '',
  raised_on text
) strict;
create unique index risk_ref on risk (plan_id, ref) where removed = 0;
create index risk_theme on risk (theme_id);
create index risk_owner on risk (owner_id);

-- The actions that lessen a risk.
create table mitigation (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  risk_id integer not null references risk (id),
  by_id integer not null references action (id)
) strict;
create index mitigation_plan on mitigation (plan_id);
create index mitigation_risk on mitigation (risk_id);
create index mitigation_by on mitigation (by_id);

-- Levels, scores and bands, a line each; none: five by five.
alter table plan add column risk_matrix text not null default '';
