-- A review knows its forum: its meeting is put into the plan when it ends, so that one left in the middle plans none.
alter table review add column forum text not null default '';
update review set forum = (select m.forum from meeting m where m.id = review.meeting_id) where meeting_id is not null;
