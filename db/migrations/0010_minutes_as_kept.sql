-- A resolution is numbered as in the minutes: 1 as a number, as it always was kept, and 42.1 as a text.
alter table resolution rename column number to number_until_now;
alter table resolution add column number any not null default 0;
update resolution set number = number_until_now;
alter table resolution drop column number_until_now;

-- A meeting can be cancelled, with the reason, or moved: then it keeps the day that it was first planned for.
alter table meeting rename column status to status_until_now;
alter table meeting add column status text not null default 'planned'
  check (status in ('planned', 'held', 'issued', 'cancelled'));
update meeting set status = status_until_now;
alter table meeting drop column status_until_now;
alter table meeting add column reason text not null default '';
alter table meeting add column first_on text;

-- What minutes have beside resolutions, and the day of the meeting that approved them, with what it corrected.
alter table meeting add column declarations text not null default '';
alter table meeting add column points text not null default '';
alter table meeting add column approved_on text;
alter table meeting add column corrections text not null default '';
