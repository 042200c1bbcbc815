-- The names of an account's keys, in the order of the configuration; names reveal nothing of a key. Of one key, or none, all
-- that is kept is in this row; of several, each has a row of its own, read and written under this one's lock.
alter table ledger.account add column keys text[] not null default '{}';

create table ledger.account_key (
    account       text not null references ledger.account,
    key           text not null,
    -- The calls of the last minute, as a bucket that is refilled.
    calls_left    double precision,
    refilled_at   timestamptz,
    -- The provider asked that this key be left alone until then.
    not_before    timestamptz,
    -- The provider did not take this key; the others go before it until then.
    aside_until   timestamptz,
    -- When it had a call last, counted in the account's calls: no two keys had the same.
    last_turn     bigint not null default 0,
    primary key (account, key)
);

-- Which of its account's keys an attempt goes out with; null where none was chosen.
alter table ledger.work add column account_key text;

drop index ledger.work_in_account;
create index work_in_account on ledger.work (provider, account_key)
    where state in ('ADMITTED', 'SUBMITTING', 'SUBMITTED', 'IN_DOUBT');
