-- Paid work, shared by all phase services: one provider account and one budget serve several of them.
create table ledger.work (
    work_key        text primary key check (work_key ~ '^[0-9a-f]{64}$'),
    tenant          text not null,
    video_id        text not null,
    take            integer not null check (take >= 1),
    slot            text not null,
    redo            integer not null check (redo >= 0),
    attempt         integer not null check (attempt >= 1),
    phase           text not null,
    kind            text not null,
    provider        text not null,
    model           text not null,
    request         jsonb not null,
    -- The call as the provider will get it, committed with the intent.
    prepared_call   text,
    state           text not null check (state in ('QUEUED', 'SUBMITTING', 'SUBMITTED',
                                                   'DONE', 'REFUSED', 'FAILED', 'CANCELLED', 'IN_DOUBT')),
    -- Runs of the present step that came to nothing.
    tries           integer not null default 0,
    -- The process that has the call in hand.
    owner           text,
    provider_job_id text,
    -- What a provider answered that makes no jobs, until the files are stored.
    answer          jsonb,
    estimate_usd    numeric(14, 6) not null,
    actual_usd      numeric(14, 6),
    files           jsonb not null default '[]',
    figures         jsonb not null default '{}',
    document        text,
    failure         jsonb,
    cause_fact      text,
    correlation_id  text,
    queued_at       timestamptz not null,
    intent_at       timestamptz,
    submitted_at    timestamptz,
    ended_at        timestamptz
);

-- A job is adopted by one piece of work.
create unique index work_job on ledger.work (provider, provider_job_id) where provider_job_id is not null;
create index work_of_video on ledger.work (tenant, video_id, take, slot);
create index work_under_way on ledger.work (phase, state)
    where state in ('QUEUED', 'SUBMITTING', 'SUBMITTED', 'IN_DOUBT');
