-- The day on which words were said that mean other days on another day ("next month", "June"): read again on it, they
-- mean the same. None beside words that are in no need of it, and beside those kept before it was.
alter table action add column start_said text;
alter table action add column due_said text;
alter table action add column original_due_said text;
alter table action add column agreed_due_said text;
alter table action add column completed_said text;
alter table move add column was_said text;
alter table move add column now_said text;
alter table occurrence add column due_said text;
alter table occurrence add column completed_said text;
alter table resolution add column due_said text;
