-- What this service says. A row is kept after it is sent: it is how a fact said again is known to have been said.
create table outbox (
    id             bigint generated always as identity primary key,
    ce_id          text        not null unique,
    tenant         text        not null,
    video_id       text        not null,
    take           int         not null,
    shard          int         not null,
    topic          text        not null,
    type           text        not null,
    said_at        timestamptz not null,
    correlation_id text        not null,
    causation_id   text,
    payload        json        not null,
    sent_at        timestamptz
);

create index outbox_unsent on outbox (shard, id) where sent_at is null;
create index outbox_of_video on outbox (tenant, video_id, id);

-- What this service heard. It records; it does not filter.
create table inbox (
    tenant         text        not null,
    ce_id          text        not null,
    video_id       text        not null,
    take           int         not null,
    type           text        not null,
    said_at        timestamptz not null,
    correlation_id text,
    causation_id   text,
    heard_at       timestamptz not null default now(),
    heard_last_at  timestamptz not null default now(),
    times          int         not null default 1,
    primary key (tenant, ce_id)
);

create index inbox_of_video on inbox (tenant, video_id);

-- The state of a take in this service.
create table take_state (
    tenant     text        not null,
    video_id   text        not null,
    take       int         not null,
    state      jsonb       not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant, video_id, take)
);
