-- The way in which a piece of work is asked for: 0 as it was wished, 1 to 3 in another after it was refused.
alter table ledger.work add column rung integer not null default 0 check (rung between 0 and 3);
