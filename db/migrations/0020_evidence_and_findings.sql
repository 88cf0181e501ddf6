-- What a deep dive heard, asked to see and found was lines of text: each is now a part of its own.
alter table dive add column report_by text;

create table evidence (
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
) strict;
create index evidence_dive on evidence (dive_id);
create unique index evidence_ref on evidence (plan_id, ref) where removed = 0;

create table finding (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  ref text not null check (ref <> ''),
  text text not null,
  dive_id integer references dive (id),
  reason text not null default ''
) strict;
create index finding_dive on finding (dive_id);
create unique index finding_ref on finding (plan_id, ref) where removed = 0;

-- What it rests on, what it is about ("by_id" is an action), and the recommendations made of it.
create table finding_evidence (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  finding_id integer not null references finding (id),
  evidence_id integer not null references evidence (id)
) strict;
create index finding_evidence_plan on finding_evidence (plan_id);
create index finding_evidence_finding on finding_evidence (finding_id);
create index finding_evidence_of on finding_evidence (evidence_id);

create table finding_recommendation (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  finding_id integer not null references finding (id),
  recommendation_id integer not null references recommendation (id)
) strict;
create index finding_recommendation_plan on finding_recommendation (plan_id);
create index finding_recommendation_finding on finding_recommendation (finding_id);
create index finding_recommendation_of on finding_recommendation (recommendation_id);

create table finding_action (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  finding_id integer not null references finding (id),
  by_id integer not null references action (id)
) strict;
create index finding_action_plan on finding_action (plan_id);
create index finding_action_finding on finding_action (finding_id);
create index finding_action_of on finding_action (by_id);

create table finding_measure (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  finding_id integer not null references finding (id),
  measure_id integer not null references measure (id)
) strict;
create index finding_measure_plan on finding_measure (plan_id);
create index finding_measure_finding on finding_measure (finding_id);
create index finding_measure_of on finding_measure (measure_id);

create table finding_led (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  finding_id integer not null references finding (id),
  recommendation_id integer not null references recommendation (id)
) strict;
create index finding_led_plan on finding_led (plan_id);
create index finding_led_finding on finding_led (finding_id);
create index finding_led_of on finding_led (recommendation_id);

-- The lines of what was kept until now, one a row. What was seen or heard without a day says so.
create table dive_line as
with recursive cut (dive_id, plan_id, what, nr, line, rest) as (
  select id, plan_id, 'interviews', 0, '', interviews || char(10) from dive where removed = 0
  union all select id, plan_id, 'seen', 0, '', seen || char(10) from dive where removed = 0
  union all select id, plan_id, 'asked', 0, '', asked || char(10) from dive where removed = 0
  union all select id, plan_id, 'findings', 0, '', findings || char(10) from dive where removed = 0
  union all
  select dive_id, plan_id, what, nr + 1, trim(substr(rest, 1, instr(rest, char(10)) - 1)),
    substr(rest, instr(rest, char(10)) + 1)
  from cut where rest <> ''
)
select dive_id, plan_id, what, nr, line,
  case when instr(line, ': ') > 1 then substr(line, 1, instr(line, ': ') - 1) else '' end as head,
  case when instr(line, ': ') > 1 then trim(substr(line, instr(line, ': ') + 2)) else line end as tail
from cut where line <> '';

insert into evidence (plan_id, seq, ref, title, dive_id, kind, says)
select plan_id, row_number() over own, 'E' || row_number() over own,
  case when what = 'interviews' and head <> '' then head else line end, dive_id,
  case what when 'interviews' then 'interview' else 'document' end,
  case
    when what = 'interviews' and head <> '' then tail
    when what = 'interviews' then 'Heard; what was said is not recorded.'
    when what = 'seen' then 'Seen; the day is not recorded.'
    else ''
  end
from dive_line l
where what in ('interviews', 'seen') or what = 'asked' and not exists (
  select 1 from dive_line s where s.dive_id = l.dive_id and s.what = 'seen' and lower(s.line) = lower(l.line)
)
window own as (partition by plan_id order by dive_id, what = 'asked', what = 'seen', nr);

insert into finding (plan_id, seq, ref, text, dive_id)
select plan_id, row_number() over own, 'F' || row_number() over own, line, dive_id
from dive_line where what = 'findings'
window own as (partition by plan_id order by dive_id, nr);

-- A line such as "1: …" or "A4: …" began with what it is about, where the plan has that.
insert into finding_recommendation (plan_id, seq, finding_id, recommendation_id)
select f.plan_id, row_number() over (partition by f.plan_id order by f.id), f.id, r.id
from finding f join recommendation r on r.plan_id = f.plan_id and r.removed = 0
  and substr(f.text, 1, length(r.number) + 2) = r.number || ': ';
insert into finding_action (plan_id, seq, finding_id, by_id)
select f.plan_id, row_number() over (partition by f.plan_id order by f.id), f.id, a.id
from finding f join action a on a.plan_id = f.plan_id and a.removed = 0
  and substr(f.text, 1, length(a.ref) + 2) = a.ref || ': '
where not exists (select 1 from finding_recommendation n where n.finding_id = f.id);
update finding set text = trim(substr(text, instr(text, ': ') + 2))
where exists (select 1 from finding_recommendation n where n.finding_id = finding.id)
  or exists (select 1 from finding_action n where n.finding_id = finding.id);

-- All of it is one change of each plan in the journal, as if it had been typed.
insert into batch (plan_id, at, who, kind, what)
select plan_id, strftime('%Y-%m-%dT%H:%M:%f', 'now') || '+00:00', 'planwatch', 'import', 'evidence and findings of deep dives made parts of their own'
from (select plan_id from evidence union select plan_id from finding);
insert into journal (batch_id, plan_id, table_name, row_id, field, after)
select (select max(b.id) from batch b where b.plan_id = p.plan_id), p.plan_id, 'evidence', p.id, '',
  json_object('plan_id', plan_id, 'seq', seq, 'ref', ref, 'title', title, 'dive_id', dive_id, 'kind', kind,
    'given_by', given_by, 'asked_on', asked_on, 'seen_on', seen_on, 'says', says)
from evidence p;
insert into journal (batch_id, plan_id, table_name, row_id, field, after)
select (select max(b.id) from batch b where b.plan_id = p.plan_id), p.plan_id, 'finding', p.id, '',
  json_object('plan_id', plan_id, 'seq', seq, 'ref', ref, 'text', text, 'dive_id', dive_id, 'reason', reason)
from finding p;
insert into journal (batch_id, plan_id, table_name, row_id, field, after)
select (select max(b.id) from batch b where b.plan_id = p.plan_id), p.plan_id, 'finding_recommendation', p.id, '',
  json_object('plan_id', plan_id, 'seq', seq, 'finding_id', finding_id, 'recommendation_id', recommendation_id)
from finding_recommendation p;
insert into journal (batch_id, plan_id, table_name, row_id, field, after)
select (select max(b.id) from batch b where b.plan_id = p.plan_id), p.plan_id, 'finding_action', p.id, '',
  json_object('plan_id', plan_id, 'seq', seq, 'finding_id', finding_id, 'by_id', by_id)
from finding_action p;

drop table dive_line;
alter table dive drop column interviews;
alter table dive drop column asked;
alter table dive drop column seen;
alter table dive drop column findings;
