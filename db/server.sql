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
  since timestamptz not null
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
  from head h
$$;

-- Nobody else appends from now on until this transaction ends.
create or replace function hold() returns void language sql security definer set search_path = {schema}, pg_temp as $$
  select from head for update
$$;

-- The rows that were written after a step, by table, as they are now.
create or replace function news(followed bigint) returns table (name text, rows jsonb) language plpgsql stable as $$
declare
  t text;
begin
  for t in select distinct unnest(a.tables) from appended a where a.step > followed loop
    return query execute format(
      'select %L::text, jsonb_agg(to_jsonb(r) - ''step'') from (select * from %I where step > $1 order by id) r', t, t
    ) using followed;
  end loop;
  return query select 'gone', jsonb_agg(jsonb_build_array(g.name, g.id)) from gone g where g.step > followed;
end $$;

-- Add a change after the step that whoever makes it has seen: its rows by table, and the papers that it takes away.
create or replace function append(expected bigint, new_op uuid, changes jsonb, without jsonb) returns bigint
language plpgsql security definer set search_path = {schema}, pg_temp as $$
declare
  now_at bigint;
  t kept;
  is_owner boolean := pg_has_role(session_user, current_user, 'member');
  listed text;
begin
  update head set step = step + 1 where step = expected returning step into now_at;
  if not found then
    raise exception 'behind' using errcode = 'serialization_failure';
  end if;
  if exists (select from jsonb_object_keys(changes) key where key not in (select name from kept)) then
    raise exception 'there is no such table' using errcode = 'insufficient_privilege';
  end if;
  insert into appended (step, op, who, tables)
    values (now_at, new_op, session_user, array(select jsonb_object_keys(changes)));
  if not is_owner and exists (
    select from jsonb_populate_recordset(null::batch, changes -> 'batch') b
    where not exists (select from batch o where o.id = b.id)
      and (b.who <> session_user or abs(extract(epoch from b.at::timestamptz - clock_timestamp())) > 120)
  ) then
    raise exception 'a change is signed by who makes it, when it is made' using errcode = 'invalid_authorization_specification';
  end if;
  insert into gone select now_at, g.name, g.id from jsonb_to_recordset(without) g (name text, id bigint)
    where g.name in ('pack', 'paper');
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
        when 'batch' then -- a reason is said after a change, and by who made it
          ' on conflict (id) do update set step = excluded.step, grp = coalesce(batch.grp, excluded.grp), why = case '
          'when batch.why = '''' and batch.who = session_user then excluded.why else batch.why end'
        else (
          select ' on conflict (id) do update set step = excluded.step, '
            || string_agg(format('%1$I = excluded.%1$I', c), ', ') from unnest(t.columns) c where c <> 'id'
        )
      end) using changes -> t.name, now_at;
  end loop;
  if exists (
    select from jsonb_populate_recordset(null::journal, changes -> 'journal') j
    where not exists (select from batch b where b.id = j.batch_id and b.step = now_at)
  ) then
    raise exception 'the journal is written by the change that it tells of' using errcode = 'insufficient_privilege';
  end if;
  return now_at;
end $$;

-- Where the log stands, and who else was here in the last minutes, with the cell that each is in and for how long.
create or replace function look(in_cell text)
returns table (step bigint, who text, seconds integer, cell text, since integer)
language plpgsql security definer set search_path = {schema}, pg_temp as $$
begin
  insert into present values (pg_backend_pid(), session_user, clock_timestamp(), in_cell, clock_timestamp())
    on conflict (pid) do update set who = excluded.who, at = excluded.at, cell = excluded.cell,
      since = case when present.cell = excluded.cell then present.since else excluded.since end
    where present.cell <> excluded.cell or present.who <> excluded.who or present.at < excluded.at - interval '20 seconds';
  return query
    select h.step, p.who, extract(epoch from clock_timestamp() - p.at)::integer, p.cell,
      extract(epoch from clock_timestamp() - p.since)::integer
    from head h left join present p on p.pid <> pg_backend_pid() and p.at > clock_timestamp() - interval '5 minutes';
end $$;
