-- Who the plan is told to: forums, what their meetings were given and resolved, and the review that runs through it.
create table forum (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  name text not null check (name <> ''),
  chair text not null default '',
  reports_to text not null default '',
  public integer not null default 0 check (public in (0, 1)),
  cadence text not null default '',
  shift text not null default 'as it falls' check (shift in ('as it falls', 'next working day', 'working day before'))
) strict;
create unique index forum_name on forum (plan_id, name) where removed = 0;

alter table meeting add column status text not null default 'planned' check (status in ('planned', 'held', 'issued'));
alter table meeting add column present text not null default '';
alter table meeting add column apologies text not null default '';
alter table meeting add column items text not null default '';
alter table meeting add column minutes text not null default '';

create table resolution (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  meeting_id integer not null references meeting (id),
  number integer not null,
  kind text not null check (kind in ('approve', 'report back', 'extend', 'action', 'challenge', 'note')),
  text text not null,
  action_id integer references action (id),
  due text not null default '',
  due_from text,
  due_by text,
  answer text not null default '',
  answered_on text
) strict;
create index resolution_plan on resolution (plan_id);
create index resolution_meeting on resolution (meeting_id);
create index resolution_action on resolution (action_id);

-- What a meeting was given, frozen: the plan as after change batch_id, as a snapshot (TOML, deflated by zlib: packs would
-- soon be the most of a file), and the SHA-256 of the TOML. Written once.
create table pack (
  id integer primary key,
  meeting_id integer not null references meeting (id),
  batch_id integer not null,
  sha256 text not null,
  snapshot blob not null
) strict;
create unique index pack_meeting on pack (meeting_id);
create trigger pack_keeps_what_was_given before update on pack begin
  select raise(abort, 'a pack is never changed');
end;

create table review (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  meeting_id integer references meeting (id),
  theme text not null default '',
  lead text not null default '',
  started_on text not null,
  who text not null default '',
  finished_on text,
  present text not null default '',
  minutes text not null default ''
) strict;
create index review_plan on review (plan_id);
create index review_meeting on review (meeting_id);

create table reviewed (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  review_id integer not null references review (id),
  action_id integer not null references action (id),
  verdict text not null check (verdict in ('decided', 'no exceptions', 'skipped')),
  note text not null default ''
) strict;
create index reviewed_plan on reviewed (plan_id);
create index reviewed_review on reviewed (review_id);
create index reviewed_action on reviewed (action_id);
