-- What an action answers: rows that name a recommendation with the letter of a clause of it, or keep a number that no
-- recommendation has yet. Before, they were lines of action.answers, of which the journal still speaks.
create table answering (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  action_id integer not null references action (id),
  recommendation_id integer references recommendation (id),
  words text not null default ''
) strict;
create index answering_plan on answering (plan_id);
create index answering_action on answering (action_id);
create index answering_recommendation on answering (recommendation_id);

insert into answering (plan_id, seq, action_id, recommendation_id, words)
with recursive
  cut (plan_id, action_id, at, rest, number) as (
    select plan_id, id, 0, answers || char(10), null from action where answers <> ''
    union all
    select plan_id, action_id, at + 1, substr(rest, instr(rest, char(10)) + 1),
      substr(rest, 1, instr(rest, char(10)) - 1)
    from cut where rest <> ''
  ),
  asked as materialized (
    select plan_id, action_id, at, number, natural_key(number) as exactly, natural_key(whole_of(number)) as whole
    from cut where number is not null
  ),
  known as materialized (
    select plan_id, natural_key(number) as number, min(id) as id from recommendation where removed = 0 group by 1, 2
  )
select a.plan_id, row_number() over (order by a.action_id, a.at), a.action_id, coalesce(e.id, w.id),
  case when e.id is not null then '' when w.id is not null then substr(a.number, -1) else a.number end
from asked a
left join known e on e.plan_id = a.plan_id and e.number = a.exactly
left join known w on w.plan_id = a.plan_id and w.number = a.whole and a.whole <> ''
order by a.action_id, a.at;

-- It is a change as others are: what was before it is read from the lines.
insert into batch (at, who, kind, what)
select max(strftime('%Y-%m-%dT%H:%M:%f', 'now') || '+00:00', coalesce((select max(at) from batch), '')), 'planwatch', 'import',
  'what actions answer became links'
where exists (select 1 from answering);
insert into journal (batch_id, plan_id, table_name, row_id, field, before, after)
select (select max(id) from batch), plan_id, 'answering', id, '', null, json_object(
  'plan_id', plan_id, 'seq', seq, 'action_id', action_id, 'recommendation_id', recommendation_id, 'words', words
) from answering order by id;
