-- What a PostgreSQL server has beside the tables of a plan file: one log of changes, and the one way to add to it.
-- Whoever appends a change has seen every change before it, so that ids, names and undo hold as in a file.

create table if not exists head (
  one integer primary key default 1 check (one = 1),
  step bigint not null,
  -- Another database that was put in the place of this one is known by it.
  server uuid not null default gen_random_uuid(),
  -- The newest step of db/migrations that its tables have had.
  schema text not null
);

create table if not exists appended (
  step bigint primary key,
  -- Made by whoever appends: after a broken connection it tells whether a change was kept.
  op uuid not null unique,
  who text not null,
  at timestamptz not null default clock_timestamp(),
  tables text[] not null
);

-- The tables of the plan, and whether names in them have to differ.
create table if not exists kept (
  name text primary key,
  columns text[] not null,
  has_names boolean not null
);

-- Papers whose issuing was taken back and done anew; of a plan itself no row is ever deleted.
create table if not exists gone (
  step bigint not null,
  name text not null,
  id bigint not null
);
create index if not exists gone_step on gone (step);

-- Who looks at the plan, and which cell somebody has an editor open in. Nothing is lost with it.
create unlogged table if not exists present (
  pid integer primary key,
  who text not null,
  at timestamptz not null,
  cell text not null,
  -- When that editor was opened.
  since timestamptz not null,
  has_left boolean not null default false
);

create or replace function refuse() returns trigger language plpgsql as $$
begin
  raise exception '%', tg_argv[0] using errcode = 'insufficient_privilege';
end $$;

-- Where the log stands, as seen by somebody who has followed it up to a step: the change of that step, and the last one.
create or replace function standing(followed bigint)
returns table (step bigint, server text, schema text, known text, last text, may_change boolean, who text)
language sql stable as $$
  select h.step, h.server::text, h.schema,
    (select a.op::text from appended a where a.step = followed),
    (select a.op::text from appended a where a.step = h.step),
    has_function_privilege('append(bigint, uuid, jsonb, jsonb)', 'execute'), session_user::text
  from head h where h.one = 1 -- said, since a server that has not counted its rows yet reckons with hundreds
$$;

-- Nobody else appends from now on until this transaction ends.
create or replace function hold() returns void language sql security definer set search_path = {schema}, pg_temp as $$
  select from head for update
$$;

-- The rows that were written after a step, each with its table, as they are now; ids of papers taken away are the last.
create or replace function news(followed bigint) returns table (name text, found jsonb) language plpgsql stable as $$
declare
  t text;
begin
  for t in select distinct unnest(a.tables) from appended a where a.step > followed loop
    return query execute format(
      'select %L::text, to_jsonb(r) - ''step'' from (select * from %I where step > $1 order by id) r', t, t
    ) using followed;
  end loop;
  return query select 'gone', jsonb_build_array(g.name, g.id) from gone g where g.step > followed;
end $$;

-- Refuse what no planwatch would append: who is asked does not have to speak through one. Whoever owns the plan may
-- sign with another name, as when a plan is put together from others.
create or replace function refuse_forged(changes jsonb, without jsonb, is_owner boolean) returns void
language plpgsql as $$
declare
  last_batch bigint := coalesce((select max(id) from batch), 0);
  last_at text := coalesce((select at from batch order by id desc limit 1), '');
  t kept;
  told jsonb;
  is_untold boolean;
  is_far boolean;
  is_other boolean;
  wanders boolean;
  made text[] := array['step', 'version', 'ref_key', 'search', 'updated', 'moves', 'moved_on', 'due_after', 'frozen'];
  last_row bigint := coalesce((select max(id) from journal), 0);
  batches bigint[] := array(
    select b.id from jsonb_populate_recordset(null::batch, changes -> 'batch') b where b.id > last_batch order by b.id
  );
begin
  if jsonb_typeof(changes) is distinct from 'object' or jsonb_typeof(without) is distinct from 'array' then
    raise exception 'a change is told in rows by table' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from jsonb_object_keys(changes) key where key not in (select name from kept)) then
    raise exception 'there is no such table' using errcode = 'insufficient_privilege';
  end if;
  if batches <> array(select generate_series(last_batch + 1, last_batch + cardinality(batches)))
    or (changes = '{}' and without = '[]')
    or (cardinality(batches) = 0 and (changes ? 'journal' or changes ? 'pack' or without <> '[]'))
  then
    raise exception 'what is changed is told as the next change' using errcode = 'insufficient_privilege';
  end if;
  if exists (
    select from jsonb_populate_recordset(null::batch, changes -> 'batch') b join batch o on o.id = b.id
    where to_jsonb(b) - array['why', 'step'] <> to_jsonb(o) - array['why', 'step']
      or (b.why <> o.why and (o.why <> '' or not (is_owner or o.who = session_user)))
  ) then
    raise exception 'a change that was made stays as it is' using errcode = 'insufficient_privilege';
  end if;
  if exists (
    select from jsonb_populate_recordset(null::batch, changes -> 'batch') b
    where b.id > last_batch and (
      b.at <= last_at or b.at !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+]00:00$' or b.undoes >= b.id or b.grp > b.id
    )
  ) then
    raise exception 'changes are made one after the other' using errcode = 'insufficient_privilege';
  end if;
  if not is_owner and exists (
    select from jsonb_populate_recordset(null::batch, changes -> 'batch') b
    where b.id > last_batch and b.who <> session_user
  ) then
    raise exception 'a change is signed by who makes it' using errcode = 'insufficient_privilege';
  end if;
  -- What was made here may have taken long: now() is when this transaction began.
  if not is_owner and exists (
    select from jsonb_populate_recordset(null::batch, changes -> 'batch') b
    where b.id > last_batch
      and b.at::timestamptz not between now() - interval '120 s' and clock_timestamp() + interval '120 s'
  ) then
    raise exception 'a change bears the time at which it is made' using errcode = 'invalid_authorization_specification';
  end if;
  if exists (
    select from jsonb_to_recordset(changes -> 'journal') j (id bigint, batch_id bigint, plan_id bigint, table_name text)
    left join jsonb_populate_recordset(null::batch, changes -> 'batch') b on b.id = j.batch_id
    where j.batch_id <> all (batches) or b.plan_id <> j.plan_id or j.id <= last_row
      or j.id > last_row + jsonb_array_length(changes -> 'journal') or j.table_name not in (select name from kept)
  ) then
    raise exception 'the journal is written by the change that it tells of' using errcode = 'insufficient_privilege';
  end if;
  if exists (
    select from jsonb_to_recordset(without) g (name text, id bigint)
    left join pack p on g.name = 'pack' and p.id = g.id
    left join paper s on g.name = 'paper' and s.id = g.id
    left join pack of on of.id = coalesce(p.id, s.pack_id)
    left join meeting m on m.id = of.meeting_id
    where of.id is not null and (m.packs >= of.version or not exists (
      select from jsonb_populate_recordset(null::pack, changes -> 'pack') n
      where n.meeting_id = of.meeting_id and n.version <= of.version
    )) or g.name not in ('pack', 'paper')
  ) or exists (
    select from jsonb_populate_recordset(null::paper, changes -> 'paper') s
    where s.pack_id not in (select id from jsonb_populate_recordset(null::pack, changes -> 'pack'))
  ) then
    raise exception 'what was handed out stays as it is' using errcode = 'insufficient_privilege';
  end if;
  select jsonb_object_agg(name, rows) into told from (
    select j ->> 'table_name' as name, jsonb_agg(jsonb_build_object('row_id', j -> 'row_id', 'batch_id', j -> 'batch_id')) as rows
    from jsonb_array_elements(changes -> 'journal') j group by 1
  ) of;
  for t in select * from kept k where changes ? k.name and k.name not in ('batch', 'journal', 'pack', 'paper') loop
    -- A row is not changed without the journal telling it, but for what is made from the rest; by its version planwatch
    -- sees whether it is as somebody saw it.
    execute format(
      'select bool_or(j.row_id is null and (o.id is null or to_jsonb(n) - $3 <> to_jsonb(o) - $3)), '
      'bool_or(o.id is null and n.id not between 1 and (select coalesce(max(id), 0) from %1$I) + jsonb_array_length($1)), '
      'bool_or(n.version - coalesce(o.version, 0) not between coalesce(j.times, 0) and $4), %2$s '
      'from jsonb_populate_recordset(null::%1$I, $1) n left join %1$I o on o.id = n.id left join (select row_id, '
      'count(distinct batch_id) times from jsonb_to_recordset($2) told (row_id bigint, batch_id bigint) group by row_id) j '
      'on j.row_id = n.id',
      t.name, case when 'plan_id' = any (t.columns) then 'bool_or(o.plan_id <> n.plan_id)' else 'false' end
    ) into is_untold, is_far, is_other, wanders
      using changes -> t.name, coalesce(told -> t.name, '[]'), made,
        greatest(cardinality(batches), 1); -- what ends where it began has no batch
    if is_untold then
      raise exception 'what is changed is told in the journal' using errcode = 'insufficient_privilege';
    elsif is_far then
      raise exception 'rows are numbered one after the other' using errcode = 'insufficient_privilege';
    elsif wanders then
      raise exception 'what is of one plan stays in it' using errcode = 'insufficient_privilege';
    elsif is_other then
      raise exception 'each change of a row is one more of its version' using errcode = 'insufficient_privilege';
    end if;
  end loop;
end $$;

-- Add a change after the step that whoever makes it has seen: its rows by table, and the papers that it takes away.
create or replace function append(expected bigint, new_op uuid, changes jsonb, without jsonb) returns bigint
language plpgsql security definer set search_path = {schema}, pg_temp as $$
declare
  now_at bigint;
  t kept;
  listed text;
begin
  update head set step = step + 1 where step = expected returning step into now_at;
  if not found then
    raise exception 'behind' using errcode = 'serialization_failure';
  end if;
  perform refuse_forged(changes, without, pg_has_role(session_user, current_user, 'member'));
  insert into appended (step, op, who, tables)
    values (now_at, new_op, session_user, array(select jsonb_object_keys(changes)));
  insert into gone select now_at, g.name, g.id from jsonb_to_recordset(without) g (name text, id bigint);
  delete from paper where id in (select g.id from gone g where g.step = now_at and g.name = 'paper');
  delete from pack where id in (select g.id from gone g where g.step = now_at and g.name = 'pack');
  for t in select * from kept where changes ? kept.name loop
    if t.has_names then -- a name may wander from one row to another within a change
      execute format('update %I set removed = 1 where id in (select (r ->> ''id'')::bigint from jsonb_array_elements($1) r)',
        t.name) using changes -> t.name;
    end if;
    select string_agg(quote_ident(c), ', ') into listed from unnest(t.columns) c;
    execute format('insert into %1$I (%2$s, step) select %2$s, $2 from jsonb_populate_recordset(null::%1$I, $1) order by id',
      t.name, listed) || (case t.name
        when 'journal' then ''
        when 'pack' then ''
        when 'paper' then ''
        when 'batch' then ' on conflict (id) do update set step = excluded.step, why = excluded.why' -- it is said later
        else (
          select ' on conflict (id) do update set step = excluded.step, '
            || string_agg(format('%1$I = excluded.%1$I', c), ', ') from unnest(t.columns) c where c <> 'id'
        )
      end) using changes -> t.name, now_at;
  end loop;
  return now_at;
end $$;

-- Where the log stands, and who else was here in the last minutes, with the cell that each is in and for how long.
-- Whoever is in no cell, not even in none (null), leaves.
create or replace function look(in_cell text)
returns table (step bigint, who text, seconds integer, cell text, since integer, has_left boolean)
language plpgsql security definer set search_path = {schema}, pg_temp as $$
begin
  if length(in_cell) > 200 then -- each desk is told of it each second
    raise exception 'there is no such cell' using errcode = 'insufficient_privilege';
  end if;
  delete from present where pid in (
    select p.pid from present p where p.at < clock_timestamp() - interval '10 minutes' and p.pid <> pg_backend_pid()
    for update skip locked
  );
  insert into present values
    (pg_backend_pid(), session_user, clock_timestamp(), coalesce(in_cell, ''), clock_timestamp(), in_cell is null)
    on conflict (pid) do update set who = excluded.who, at = excluded.at, cell = excluded.cell,
      has_left = excluded.has_left,
      since = case when present.cell = excluded.cell then present.since else excluded.since end
    where (present.cell, present.who, present.has_left) <> (excluded.cell, excluded.who, excluded.has_left)
      or present.at < excluded.at - interval '20 seconds';
  return query
    select h.step, p.who, extract(epoch from clock_timestamp() - p.at)::integer, p.cell,
      extract(epoch from clock_timestamp() - p.since)::integer,
      p.has_left or p.pid not in (select a.pid from pg_stat_activity a) -- killed, or cut off
    from head h left join present p on p.pid <> pg_backend_pid() and p.at > clock_timestamp() - interval '5 minutes'
    where h.one = 1;
end $$;

-- Nobody has a right that was not given to them, whatever a database gives to all.
revoke all on function append(bigint, uuid, jsonb, jsonb), refuse_forged(jsonb, jsonb, boolean), hold(), look(text)
  from public;
