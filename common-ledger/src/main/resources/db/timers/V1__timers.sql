-- Due work, one table for each lane: a full lane must not hold up another. The columns are db-scheduler's.
create table submit_timers (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
create index submit_timers_due on submit_timers (execution_time);
create index submit_timers_alive on submit_timers (last_heartbeat);

create table local_timers (like submit_timers including all);
create table poll_timers (like submit_timers including all);
