-- What came in from a file of another program: one row an import. "rows" says of each action what told its row from
-- others there, so that the same file, imported again, finds it; "answers" is what a person decided about the columns.
create table imported (
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
create index imported_plan on imported (plan_id);
