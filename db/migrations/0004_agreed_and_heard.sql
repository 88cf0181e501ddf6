-- When a lead was last heard of an action otherwise than by an update: it was begun, or rated. Lists ask it of each.
alter table action add column heard_on text;
drop index action_open;
create index action_open on action (
  plan_id, due_by, due_from, priority, theme_id, seq, rag, status, start_by, start_from, updated, added, lead_id, heard_on
) where removed = 0 and status in ('not started', 'in progress');
drop index action_listed;
create index action_listed on action (
  plan_id, theme_id, seq, status, rag, due_by, due_from, priority, start_by, start_from, updated, added, lead_id,
  moved_on, heard_on
) where removed = 0;
-- What is late on its agreed date: only a moved action can be so without being overdue.
create index action_moved on action (plan_id, due_by, original_due_by, agreed_due_by)
  where removed = 0 and status in ('not started', 'in progress') and (original_due <> '' or agreed_due <> '');
