-- Views of the list that a plan's users share: what a filter leaves of a view that everybody has, and how it is shown.
create table "view" (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  name text not null check (name <> ''),
  "key" text not null default '',
  base text not null default 'all' check (base in (
    'overdue', 'soon', 'red', 'no-update', 'no-lead', 'challenge', 'moved', 'complete', 'all', 'mine'
  )),
  filter text not null default '',
  -- Columns in their order, each with its cells where somebody gave it others: ref, title, lead:20.
  columns text not null default '',
  -- A column, and another within what is equal in it; with - at its end, downwards: late-, lead.
  sorted_by text not null default '',
  grouped_by text check (grouped_by in ('theme', 'lead', 'status', 'plan', 'recommendation', 'month'))
) strict;
create unique index view_name on "view" (plan_id, name) where removed = 0;
