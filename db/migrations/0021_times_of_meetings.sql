-- When a meeting opened and closed, as its minutes have it: "6.33 pm to 9.37 pm".
alter table meeting add column times text not null default '';
