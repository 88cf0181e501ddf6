-- Versions of a plan (draft 1, draft 2, approved): each the plan as it was after one change, which is never another.
create table version (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  name text not null check (name <> ''),
  "on" text,
  state text not null default 'draft' check (state in ('draft', 'approved', 'closed')),
  note text not null default '',
  -- The change it was taken after; none where it came with a file, whose journal is another.
  frozen integer
) strict;
create unique index version_name on version (plan_id, name) where removed = 0;
create trigger version_stays_frozen before update of frozen on version begin
  select raise(abort, 'what is frozen is never changed');
end;

-- Who signs a version off, in this order.
create table signoff (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  ref text not null check (ref <> ''),
  of_id integer references version (id),
  "by" text not null,
  "on" text,
  conditions text not null default ''
) strict;
create unique index signoff_ref on signoff (plan_id, ref) where removed = 0;
create index signoff_of on signoff (of_id);

-- Who was asked about the plan: how and when, what they said, what was changed for it.
create table consultee (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  ref text not null check (ref <> ''),
  who text not null,
  "on" text,
  how text not null default '',
  said text not null default '',
  changed text not null default ''
) strict;
create unique index consultee_ref on consultee (plan_id, ref) where removed = 0;

-- What is told of the plan: to whom, by which channel, by whom and by when.
create table communication (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  ref text not null check (ref <> ''),
  audience text not null,
  text text not null,
  channel text not null default '',
  lead_id integer references lead (id),
  due text not null default '',
  due_from text,
  due_by text,
  due_said text,
  told_on text
) strict;
create unique index communication_ref on communication (plan_id, ref) where removed = 0;
create index communication_lead on communication (lead_id);
