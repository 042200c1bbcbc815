-- What is known of each video: its state as the fold gives it, and beside it what the library lists and sorts by.
create table video (
    tenant           text        not null,
    video_id         text        not null,
    take             integer     not null default 1,
    status           text        not null default 'QUEUED',
    progress         integer     not null default 0,
    title            text,
    prompt           text,
    duration_seconds integer,
    cost_usd         numeric     not null default 0,
    poster_key       text,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    state            jsonb       not null,
    primary key (tenant, video_id)
);
create index video_newest on video (tenant, created_at desc, video_id);
create index video_newest_by_status on video (tenant, status, created_at desc, video_id);

-- Every fact heard, once, numbered per video in the order of hearing; with what the video then amounted to.
create table history (
    tenant        text        not null,
    video_id      text        not null,
    n             bigint      not null,
    ce_id         text        not null,
    type          text        not null,
    said_at       timestamptz not null,
    correlation_id text,
    causation_id  text,
    event         jsonb       not null,
    status        text        not null,
    progress      integer     not null,
    current_phase text,
    cost_usd      numeric     not null,
    primary key (tenant, video_id, n),
    unique (tenant, video_id, ce_id)
);

-- Raised when history is built anew: numbers of an earlier history mean nothing then.
create table history_epoch (epoch bigint not null);
insert into history_epoch values (1);

create table asset (
    tenant     text        not null,
    asset_id   text        not null,
    kind       text        not null,
    name       text        not null,
    object_key text        not null,
    media_type text        not null,
    bytes      bigint      not null,
    sha256     text        not null,
    width      integer,
    height     integer,
    seconds    double precision,
    created_at timestamptz not null,
    primary key (tenant, asset_id)
);

create table idempotency_key (
    tenant      text        not null,
    key         text        not null,
    body_sha256 text        not null,
    video_id    text        not null,
    created_at  timestamptz not null default now(),
    primary key (tenant, key)
);
