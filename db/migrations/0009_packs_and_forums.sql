-- A pack is frozen when the papers go out, and again until the meeting: each is a version, with the papers handed out.
alter table meeting add column packs integer not null default 0;
alter table pack add column version integer not null default 1;
alter table pack add column issued_on text;
drop index pack_meeting;
create unique index pack_meeting on pack (meeting_id, version);

-- The papers as they were handed out with a pack, by their suffix (deflated by zlib), each with its SHA-256.
create table paper (
  id integer primary key,
  pack_id integer not null references pack (id),
  suffix text not null,
  sha256 text not null,
  content blob not null
) strict;
create unique index paper_pack on paper (pack_id, suffix);
create trigger paper_keeps_what_was_given before update on paper begin
  select raise(abort, 'a paper is never changed');
end;

-- Which forums are asked to agree dates: those that did so, and a forum that is the only one of its plan.
alter table forum add column agrees_dates integer not null default 0 check (agrees_dates in (0, 1));
update forum set agrees_dates = 1 where exists (
  select 1 from resolution r join meeting m on m.id = r.meeting_id
  where r.removed = 0 and r.kind = 'extend' and m.removed = 0 and m.plan_id = forum.plan_id and m.forum = forum.name
) or not exists (
  select 1 from forum other where other.plan_id = forum.plan_id and other.id <> forum.id and other.removed = 0
);
