-- 0025_views
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE plan (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  seq integer not null,
  ref text not null check (ref <> ''),
  title text not null,
  organisation text not null default '',
  aim text not null default '',
  triggered_by text not null default '',
  starts text,
  ends text,
  status text not null default 'draft' check (status in ('draft', 'approved', 'closed')),
  approved_on text,
  closed_on text,
  as_at text,
  note text not null default '',
  banner text not null default '',
  assured_label text not null default 'assured',
  red_after integer not null default 30
, rag_rule text not null default 'lateness' check (rag_rule in ('lateness', 'percent', 'evidence')), no_update_after integer not null default 28, moves_flagged integer not null default 3, red_percent integer not null default 25, amber_percent integer not null default 75, days text not null default 'calendar' check (days in ('calendar', 'working')), nation text not null default 'england and wales'
  check (nation in ('england and wales', 'scotland', 'northern ireland')), first_day_counts integer not null default 0 check (first_day_counts in (0, 1)), year_starts integer not null default 4, before_meeting integer not null default 14, blue text not null default 'never' check (blue in ('never', 'assured', 'complete')), second_person integer not null default 0 check (second_person in (0, 1)), route text not null default '', recommendation_label text not null default '', measure_rule text not null default 'trajectory', risk_matrix text not null default '') strict;
CREATE UNIQUE INDEX plan_ref on plan (ref) where removed = 0;
CREATE TABLE lead (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  name text not null check (name <> ''),
  kind text not null default 'post' check (kind in ('post', 'partner', 'person')),
  holder text not null default '',
  organisation text not null default '',
  email text not null default '',
  since text,
  until text
) strict;
CREATE UNIQUE INDEX lead_name on lead (plan_id, name) where removed = 0;
CREATE TABLE theme (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  title text not null check (title <> ''),
  label text not null default '',
  sponsor_id integer references lead (id),
  lead_id integer references lead (id),
  note text not null default ''
) strict;
CREATE UNIQUE INDEX theme_title on theme (plan_id, title) where removed = 0;
CREATE INDEX theme_sponsor on theme (sponsor_id);
CREATE INDEX theme_lead on theme (lead_id);
CREATE TABLE action (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  ref text not null check (ref <> ''),
  title text not null,
  theme_id integer references theme (id),
  how text not null default '',
  lead_id integer references lead (id),
  start text not null default '',
  start_from text,
  start_by text,
  due text not null default '',
  due_from text,
  due_by text,
  original_due text not null default '',
  original_due_from text,
  original_due_by text,
  agreed_due text not null default '',
  agreed_due_from text,
  agreed_due_by text,
  status text not null default 'not started'
    check (status in ('not started', 'in progress', 'complete', 'assured', 'withdrawn')),
  reason text not null default '',
  percent integer,
  rag text check (rag in ('red', 'amber', 'green')),
  completed text not null default '',
  completed_from text,
  completed_by text,
  success text not null default '',
  evidence text not null default '',
  priority text check (priority in ('high', 'low')),
  cost integer,
  answers text not null default '',
  added text,
  -- Made from the rest after every change and never journalled: what SQL cannot order, search or count cheaply.
  ref_key text not null default '',
  search text not null default '',
  updated text,
  moves integer not null default 0,
  moved_on text
, agreed_by text not null default '', agreed_on text, board_rag text check (board_rag in ('red', 'amber', 'green')), board_why text not null default '', board_by text not null default '', board_on text, assured_by text not null default '', assured_on text, cover_for_id integer references lead (id), cover_until text, due_after text not null default '', heard_on text, start_said text, due_said text, original_due_said text, agreed_due_said text, completed_said text) strict;
CREATE UNIQUE INDEX action_ref on action (plan_id, ref) where removed = 0;
CREATE INDEX action_ref_key on action (ref_key);
CREATE INDEX action_theme on action (theme_id);
CREATE INDEX action_lead on action (lead_id);
CREATE TABLE support (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  action_id integer not null references action (id),
  lead_id integer not null references lead (id)
) strict;
CREATE INDEX support_plan on support (plan_id);
CREATE INDEX support_action on support (action_id);
CREATE INDEX support_lead on support (lead_id);
CREATE TABLE "update" (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  action_id integer references action (id),
  theme_id integer references theme (id),
  text text not null,
  as_at text not null,
  "by" text not null default '',
  rag text check (rag in ('red', 'amber', 'green')),
  who text not null default '',
  at text,
  internal integer not null default 0 check (internal in (0, 1))
) strict;
CREATE INDEX update_plan on "update" (plan_id);
CREATE INDEX update_theme on "update" (theme_id);
CREATE INDEX update_action on "update" (action_id, as_at, seq);
CREATE TABLE move (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  action_id integer not null references action (id),
  was text not null,
  was_from text,
  was_by text,
  now text not null,
  now_from text,
  now_by text,
  "on" text not null,
  kind text not null default 'slip' check (kind in ('slip', 'correction')),
  who text not null default '',
  why text not null default '',
  agreed_by text not null default ''
, was_said text, now_said text) strict;
CREATE INDEX move_plan on move (plan_id);
CREATE INDEX move_action on move (action_id);
CREATE TABLE batch (
  id integer primary key,
  plan_id integer references plan (id),
  at text not null,
  who text not null,
  kind text not null check (kind in ('edit', 'import', 'undo', 'redo')),
  what text not null,
  why text not null default '',
  undoes integer references batch (id),
  grp integer references batch (id)
) strict;
CREATE INDEX batch_plan on batch (plan_id);
CREATE INDEX batch_who on batch (who, id);
CREATE INDEX batch_undoes on batch (undoes);
CREATE INDEX batch_grp on batch (grp);
CREATE TABLE journal (
  id integer primary key,
  batch_id integer not null references batch (id),
  plan_id integer not null references plan (id),
  table_name text not null,
  row_id integer not null,
  field text not null,
  before text,
  after text,
  unique (batch_id, table_name, row_id, field)
) strict;
CREATE INDEX journal_field on journal (table_name, row_id, field, id);
CREATE INDEX journal_plan on journal (plan_id, batch_id);
CREATE TRIGGER journal_keeps_what_was_written before update on journal begin
  select raise(abort, 'the journal is never changed');
end;
CREATE TRIGGER journal_keeps_all_rows before delete on journal begin
  select raise(abort, 'the journal is never deleted from');
end;
CREATE INDEX action_board on action (board_rag) where board_rag is not null and removed = 0;
CREATE INDEX action_cover on action (cover_for_id);
CREATE INDEX action_due_after on action (plan_id, due_after) where due_after <> '';
CREATE TABLE dependency (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  action_id integer not null references action (id),
  on_id integer not null references action (id)
) strict;
CREATE INDEX dependency_plan on dependency (plan_id);
CREATE INDEX dependency_action on dependency (action_id);
CREATE INDEX dependency_on on dependency (on_id);
CREATE TABLE occurrence (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  action_id integer not null references action (id),
  due text not null,
  due_from text,
  due_by text,
  completed text not null,
  completed_from text,
  completed_by text
, due_said text, completed_said text) strict;
CREATE INDEX occurrence_plan on occurrence (plan_id);
CREATE INDEX occurrence_action on occurrence (action_id);
CREATE TABLE meeting (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  "on" text not null,
  forum text not null default ''
, present text not null default '', apologies text not null default '', items text not null default '', minutes text not null default '', packs integer not null default 0, status text not null default 'planned'
  check (status in ('planned', 'held', 'issued', 'cancelled')), reason text not null default '', first_on text, declarations text not null default '', points text not null default '', approved_on text, corrections text not null default '', times text not null default '') strict;
CREATE INDEX meeting_plan on meeting (plan_id, "on");
CREATE TABLE accepted (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  code text not null check (code <> ''),
  about text not null default '',
  facts text not null default '',
  why text not null,
  who text not null default '',
  "on" text not null
) strict;
CREATE INDEX accepted_plan on accepted (plan_id);
CREATE TABLE forum (
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
, agrees_dates integer not null default 0 check (agrees_dates in (0, 1))) strict;
CREATE UNIQUE INDEX forum_name on forum (plan_id, name) where removed = 0;
CREATE TABLE resolution (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  meeting_id integer not null references meeting (id),
  kind text not null check (kind in ('approve', 'report back', 'extend', 'action', 'challenge', 'note')),
  text text not null,
  action_id integer references action (id),
  due text not null default '',
  due_from text,
  due_by text,
  answer text not null default '',
  answered_on text
, due_said text, number any not null default 0, answered_by text not null default '') strict;
CREATE INDEX resolution_plan on resolution (plan_id);
CREATE INDEX resolution_meeting on resolution (meeting_id);
CREATE INDEX resolution_action on resolution (action_id);
CREATE TABLE pack (
  id integer primary key,
  meeting_id integer not null references meeting (id),
  batch_id integer not null,
  sha256 text not null,
  snapshot blob not null
, version integer not null default 1, issued_on text) strict;
CREATE TRIGGER pack_keeps_what_was_given before update on pack begin
  select raise(abort, 'a pack is never changed');
end;
CREATE TABLE review (
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
, forum text not null default '') strict;
CREATE INDEX review_plan on review (plan_id);
CREATE INDEX review_meeting on review (meeting_id);
CREATE TABLE reviewed (
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
CREATE INDEX reviewed_plan on reviewed (plan_id);
CREATE INDEX reviewed_review on reviewed (review_id);
CREATE INDEX reviewed_action on reviewed (action_id);
CREATE INDEX action_open on action (
  plan_id, due_by, due_from, priority, theme_id, seq, rag, status, start_by, start_from, updated, added, lead_id, heard_on
) where removed = 0 and status in ('not started', 'in progress');
CREATE INDEX action_listed on action (
  plan_id, theme_id, seq, status, rag, due_by, due_from, priority, start_by, start_from, updated, added, lead_id,
  moved_on, heard_on
) where removed = 0;
CREATE INDEX action_moved on action (plan_id, due_by, original_due_by, agreed_due_by)
  where removed = 0 and status in ('not started', 'in progress') and (original_due <> '' or agreed_due <> '');
CREATE UNIQUE INDEX pack_meeting on pack (meeting_id, version);
CREATE TABLE paper (
  id integer primary key,
  pack_id integer not null references pack (id),
  suffix text not null,
  sha256 text not null,
  content blob not null
) strict;
CREATE UNIQUE INDEX paper_pack on paper (pack_id, suffix);
CREATE TRIGGER paper_keeps_what_was_given before update on paper begin
  select raise(abort, 'a paper is never changed');
end;
CREATE TABLE recommendation (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  number text not null check (number <> ''),
  text text not null,
  class text not null default '',
  decision text check (decision in ('accepted', 'partly accepted', 'not accepted')),
  response text not null default '',
  responded_by text not null default '',
  responded_on text
, source_id integer references source (id), status text not null default 'open'
  check (status in ('open', 'implemented', 'closed')), closed_by text not null default '', closed_on text, evidence text not null default '', due text not null default '', due_from text, due_by text, due_said text) strict;
CREATE UNIQUE INDEX recommendation_number on recommendation (plan_id, number) where removed = 0;
CREATE TABLE imported (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  file text not null,
  layout text not null default '',
  answers text not null default '{}',
  rows text not null default '[]'
) strict;
CREATE INDEX imported_plan on imported (plan_id);
CREATE TABLE "chase" (
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
CREATE INDEX chase_plan on chase (plan_id);
CREATE INDEX chase_action on chase (action_id);
CREATE TABLE source (
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
CREATE UNIQUE INDEX source_name on source (plan_id, name) where removed = 0;
CREATE INDEX recommendation_source on recommendation (source_id);
CREATE TABLE repeated (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  recommendation_id integer not null references recommendation (id),
  earlier_id integer not null references recommendation (id)
) strict;
CREATE INDEX repeated_plan on repeated (plan_id);
CREATE INDEX repeated_recommendation on repeated (recommendation_id);
CREATE INDEX repeated_earlier on repeated (earlier_id);
CREATE TABLE commitment (
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
CREATE UNIQUE INDEX commitment_ref on commitment (plan_id, ref) where removed = 0;
CREATE INDEX commitment_theme on commitment (theme_id);
CREATE INDEX commitment_lead on commitment (lead_id);
CREATE TABLE answered (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  commitment_id integer not null references commitment (id),
  recommendation_id integer not null references recommendation (id)
) strict;
CREATE INDEX answered_plan on answered (plan_id);
CREATE INDEX answered_commitment on answered (commitment_id);
CREATE INDEX answered_recommendation on answered (recommendation_id);
CREATE TABLE carried (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  commitment_id integer not null references commitment (id),
  by_id integer not null references action (id)
) strict;
CREATE INDEX carried_plan on carried (plan_id);
CREATE INDEX carried_commitment on carried (commitment_id);
CREATE INDEX carried_by on carried (by_id);
CREATE TABLE measure (
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
CREATE INDEX measure_owner on measure (owner_id);
CREATE UNIQUE INDEX measure_ref on measure (plan_id, ref) where removed = 0;
CREATE TABLE reading (
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
, internal integer not null default 0 check (internal in (0, 1))) strict;
CREATE INDEX reading_plan on reading (plan_id);
CREATE INDEX reading_measure on reading (measure_id);
CREATE TABLE measure_action (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  measure_id integer not null references measure (id),
  by_id integer not null references action (id)
) strict;
CREATE INDEX measure_action_plan on measure_action (plan_id);
CREATE INDEX measure_action_measure on measure_action (measure_id);
CREATE INDEX measure_action_by on measure_action (by_id);
CREATE TABLE measure_recommendation (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  measure_id integer not null references measure (id),
  recommendation_id integer not null references recommendation (id)
) strict;
CREATE INDEX measure_recommendation_plan on measure_recommendation (plan_id);
CREATE INDEX measure_recommendation_recommendation on measure_recommendation (recommendation_id);
CREATE INDEX measure_recommendation_measure on measure_recommendation (measure_id);
CREATE TABLE risk (
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
, internal integer not null default 0 check (internal in (0, 1))) strict;
CREATE UNIQUE INDEX risk_ref on risk (plan_id, ref) where removed = 0;
CREATE INDEX risk_theme on risk (theme_id);
CREATE INDEX risk_owner on risk (owner_id);
CREATE TABLE mitigation (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  risk_id integer not null references risk (id),
  by_id integer not null references action (id)
) strict;
CREATE INDEX mitigation_plan on mitigation (plan_id);
CREATE INDEX mitigation_risk on mitigation (risk_id);
CREATE INDEX mitigation_by on mitigation (by_id);
CREATE TABLE cost (
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
, internal integer not null default 0 check (internal in (0, 1))) strict;
CREATE UNIQUE INDEX cost_ref on cost (plan_id, ref) where removed = 0;
CREATE INDEX cost_action on cost (action_id);
CREATE INDEX cost_theme on cost (theme_id);
CREATE INDEX cost_included_in on cost (included_in_id);
CREATE TABLE version (
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
CREATE UNIQUE INDEX version_name on version (plan_id, name) where removed = 0;
CREATE TRIGGER version_stays_frozen before update of frozen on version begin
  select raise(abort, 'what is frozen is never changed');
end;
CREATE TABLE signoff (
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
CREATE UNIQUE INDEX signoff_ref on signoff (plan_id, ref) where removed = 0;
CREATE INDEX signoff_of on signoff (of_id);
CREATE TABLE consultee (
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
, internal integer not null default 0 check (internal in (0, 1))) strict;
CREATE UNIQUE INDEX consultee_ref on consultee (plan_id, ref) where removed = 0;
CREATE TABLE communication (
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
, internal integer not null default 0 check (internal in (0, 1))) strict;
CREATE UNIQUE INDEX communication_ref on communication (plan_id, ref) where removed = 0;
CREATE INDEX communication_lead on communication (lead_id);
CREATE TABLE dive (
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
  conclusion text not null default ''
, report_by text) strict;
CREATE INDEX dive_theme on dive (theme_id);
CREATE UNIQUE INDEX dive_name on dive (plan_id, name) where removed = 0;
CREATE TABLE dive_scope (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  dive_id integer not null references dive (id),
  recommendation_id integer not null references recommendation (id)
) strict;
CREATE INDEX dive_scope_plan on dive_scope (plan_id);
CREATE INDEX dive_scope_recommendation on dive_scope (recommendation_id);
CREATE INDEX dive_scope_dive on dive_scope (dive_id);
CREATE TABLE dive_made (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  dive_id integer not null references dive (id),
  recommendation_id integer not null references recommendation (id)
) strict;
CREATE INDEX dive_made_plan on dive_made (plan_id);
CREATE INDEX dive_made_recommendation on dive_made (recommendation_id);
CREATE INDEX dive_made_dive on dive_made (dive_id);
CREATE TABLE evidence (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  ref text not null check (ref <> ''),
  title text not null,
  dive_id integer references dive (id),
  kind text not null default 'document' check (kind in ('interview', 'document', 'figures', 'visit')),
  given_by text not null default '',
  asked_on text,
  seen_on text,
  says text not null default ''
, internal integer not null default 0 check (internal in (0, 1))) strict;
CREATE INDEX evidence_dive on evidence (dive_id);
CREATE UNIQUE INDEX evidence_ref on evidence (plan_id, ref) where removed = 0;
CREATE TABLE finding (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  ref text not null check (ref <> ''),
  text text not null,
  dive_id integer references dive (id),
  reason text not null default ''
, internal integer not null default 0 check (internal in (0, 1))) strict;
CREATE INDEX finding_dive on finding (dive_id);
CREATE UNIQUE INDEX finding_ref on finding (plan_id, ref) where removed = 0;
CREATE TABLE finding_evidence (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  finding_id integer not null references finding (id),
  evidence_id integer not null references evidence (id)
) strict;
CREATE INDEX finding_evidence_plan on finding_evidence (plan_id);
CREATE INDEX finding_evidence_finding on finding_evidence (finding_id);
CREATE INDEX finding_evidence_of on finding_evidence (evidence_id);
CREATE TABLE finding_recommendation (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  finding_id integer not null references finding (id),
  recommendation_id integer not null references recommendation (id)
) strict;
CREATE INDEX finding_recommendation_plan on finding_recommendation (plan_id);
CREATE INDEX finding_recommendation_finding on finding_recommendation (finding_id);
CREATE INDEX finding_recommendation_of on finding_recommendation (recommendation_id);
CREATE TABLE finding_action (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  finding_id integer not null references finding (id),
  by_id integer not null references action (id)
) strict;
CREATE INDEX finding_action_plan on finding_action (plan_id);
CREATE INDEX finding_action_finding on finding_action (finding_id);
CREATE INDEX finding_action_of on finding_action (by_id);
CREATE TABLE finding_measure (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  finding_id integer not null references finding (id),
  measure_id integer not null references measure (id)
) strict;
CREATE INDEX finding_measure_plan on finding_measure (plan_id);
CREATE INDEX finding_measure_finding on finding_measure (finding_id);
CREATE INDEX finding_measure_of on finding_measure (measure_id);
CREATE TABLE finding_led (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  finding_id integer not null references finding (id),
  recommendation_id integer not null references recommendation (id)
) strict;
CREATE INDEX finding_led_plan on finding_led (plan_id);
CREATE INDEX finding_led_finding on finding_led (finding_id);
CREATE INDEX finding_led_of on finding_led (recommendation_id);
CREATE TABLE answering (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  action_id integer not null references action (id),
  recommendation_id integer references recommendation (id),
  words text not null default ''
) strict;
CREATE INDEX answering_plan on answering (plan_id);
CREATE INDEX answering_action on answering (action_id);
CREATE INDEX answering_recommendation on answering (recommendation_id);
CREATE TABLE measure_commitment (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  measure_id integer not null references measure (id),
  commitment_id integer not null references commitment (id)
) strict;
CREATE INDEX measure_commitment_plan on measure_commitment (plan_id);
CREATE INDEX measure_commitment_measure on measure_commitment (measure_id);
CREATE INDEX measure_commitment_commitment on measure_commitment (commitment_id);
CREATE TABLE "view" (
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
CREATE UNIQUE INDEX view_name on "view" (plan_id, name) where removed = 0;
