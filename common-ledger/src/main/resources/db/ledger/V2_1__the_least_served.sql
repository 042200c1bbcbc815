-- What the least served of the waiting tenants had had when this account last admitted. Whoever comes back after a while
-- starts there: an idle tenant saves nothing up.
alter table ledger.account add column served double precision not null default 0;
