-- What is known of a take: the one it is based on, the slots it takes over from there, and whether it was called off.
create table ledger.take (
    tenant       text not null,
    video_id     text not null,
    take         integer not null check (take >= 1),
    based_on     integer check (based_on < take),
    reused       text[] not null default '{}',
    cancelled_at timestamptz,
    primary key (tenant, video_id, take)
);

-- A take's map: which work stands in which of its slots. Several takes may hold one piece of work.
create table ledger.slot_work (
    tenant   text not null,
    video_id text not null,
    take     integer not null,
    slot     text not null,
    phase    text not null,
    work_key text not null references ledger.work,
    primary key (tenant, video_id, take, slot)
);
create index slot_work_holders on ledger.slot_work (work_key);

insert into ledger.slot_work (tenant, video_id, take, slot, phase, work_key)
select tenant, video_id, take, slot, phase, work_key from ledger.work order by queued_at desc
on conflict do nothing;

alter table ledger.work
    drop constraint work_state_check,
    add constraint work_state_check check (state in ('QUEUED', 'ADMITTED', 'SUBMITTING', 'SUBMITTED',
                                                     'DONE', 'REFUSED', 'FAILED', 'CANCELLED', 'IN_DOUBT')),
    -- The most it can cost, set aside from admission until it ends.
    add column hold_usd         numeric(14, 6) not null default 0,
    -- How much of its provider's time it is expected to take; turns are shared out by it.
    add column expected_seconds double precision not null default 1,
    -- Not admitted before this.
    add column not_before       timestamptz,
    -- Why it is not admitted at all: it would go over this cap, which would have to be as high as is needed.
    add column blocked          text check (blocked in ('BUDGET', 'DAILY_CAP')),
    add column cap_usd          numeric(14, 6),
    add column needed_usd       numeric(14, 6),
    -- Admitted, and its service has set the timer of its call.
    add column dispatched       boolean not null default false,
    -- Nobody waits for it any more: its provider is to be asked to cancel.
    add column cancel_wanted    boolean not null default false,
    -- When its takes were told that it will not come; what comes all the same is still stored and booked.
    add column given_up_at      timestamptz,
    -- Failed, and known to have cost nothing, so that there may be another attempt.
    add column unbilled         boolean not null default false,
    -- As the provider names it, where it does.
    add column model_version    text;

-- Work in hand needs no admission any more; what still waits goes through it.
update ledger.work set dispatched = true where state <> 'QUEUED';

create index work_waiting on ledger.work (provider, tenant, queued_at, work_key)
    where state = 'QUEUED' and blocked is null;
create index work_to_dispatch on ledger.work (phase) where state = 'ADMITTED' and not dispatched;
create index work_in_account on ledger.work (provider)
    where state in ('ADMITTED', 'SUBMITTING', 'SUBMITTED', 'IN_DOUBT');
create index work_of_tenant_held on ledger.work (tenant)
    where state in ('ADMITTED', 'SUBMITTING', 'SUBMITTED', 'IN_DOUBT');
create index work_blocked on ledger.work (tenant, video_id) where blocked is not null;
create index work_parked on ledger.work (phase) where state = 'IN_DOUBT';

-- What was spent, attempt by attempt; the same as is said in WorkCharged.
create table ledger.charge (
    work_key  text not null references ledger.work,
    attempt   integer not null,
    tenant    text not null,
    video_id  text not null,
    usd       numeric(14, 6) not null,
    -- It is not known whether the provider charged it; it is booked in full.
    possible  boolean not null default false,
    booked_at timestamptz not null,
    primary key (work_key, attempt)
);
create index charge_of_video on ledger.charge (tenant, video_id);
create index charge_of_day on ledger.charge (tenant, booked_at);

insert into ledger.charge (work_key, attempt, tenant, video_id, usd, booked_at)
select work_key, attempt, tenant, video_id, actual_usd, coalesce(ended_at, queued_at)
from ledger.work where actual_usd is not null;

-- A provider's account. Whoever holds the row's lock admits for all services that use it.
create table ledger.account (
    account       text primary key,
    -- The calls of the last minute, as a bucket that is refilled.
    calls_left    double precision,
    refilled_at   timestamptz,
    -- The provider asked to be left alone until then.
    not_before    timestamptz
);

-- How much of an account's time each tenant has had, in weighted seconds; whoever had least is next.
create table ledger.turn (
    account text not null,
    tenant  text not null,
    served  double precision not null default 0,
    primary key (account, tenant)
);

-- What a video may cost, all takes together. Locked while one of its works is admitted, cap or none.
create table ledger.budget (
    tenant   text not null,
    video_id text not null,
    cap_usd  numeric(14, 6),
    primary key (tenant, video_id)
);

-- What a tenant may spend in a day (UTC), and its share of a busy account. Locked like a budget.
create table ledger.tenant (
    tenant        text primary key,
    daily_cap_usd numeric(14, 6),
    weight        double precision not null default 1 check (weight > 0)
);

-- What a phase of a take waits, or waited, for a person with.
create table ledger.pause (
    tenant    text not null,
    video_id  text not null,
    take      integer not null,
    phase     text not null,
    number    integer not null,
    reason    text not null check (reason in ('BUDGET', 'DAILY_CAP', 'IN_DOUBT')),
    opened_at timestamptz not null,
    closed_at timestamptz,
    primary key (tenant, video_id, take, phase, number)
);
create index pause_open on ledger.pause (phase) where closed_at is null;

-- What a person or a provider's own message says is to become of a piece of work. The service whose work it is carries
-- it out, in the transaction that notes what came of it: this is the audit too.
create table ledger.decision (
    id              bigint generated always as identity primary key,
    work_key        text not null,
    attempt         integer not null,
    phase           text not null,
    kind            text not null check (kind in ('adopt', 'resubmit', 'write-off', 'retry', 'poll-now')),
    provider_job_id text,
    decided_by      text not null,
    note            text,
    decided_at      timestamptz not null,
    carried_out_at  timestamptz,
    outcome         text
);
create index decision_pending on ledger.decision (phase, id) where carried_out_at is null;
create index decision_of_work on ledger.decision (work_key, id);
