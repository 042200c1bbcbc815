-- How often the phase was begun for the take: once, and again for each replay that attempts anew what had failed.
alter table take_state add column starts int not null default 1;
