-- By when a recommendation is to be met, as its source or the plan says it, with the days that this can mean.
alter table recommendation add column due text not null default '';
alter table recommendation add column due_from text;
alter table recommendation add column due_by text;
alter table recommendation add column due_said text;

-- The commitments that a measure shows to be kept.
create table measure_commitment (
  id integer primary key,
  version integer not null default 1,
  removed integer not null default 0 check (removed in (0, 1)),
  plan_id integer not null references plan (id),
  seq integer not null,
  measure_id integer not null references measure (id),
  commitment_id integer not null references commitment (id)
) strict;
create index measure_commitment_plan on measure_commitment (plan_id);
create index measure_commitment_measure on measure_commitment (measure_id);
create index measure_commitment_commitment on measure_commitment (commitment_id);
