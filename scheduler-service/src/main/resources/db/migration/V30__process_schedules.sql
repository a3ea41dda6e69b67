-- A started process. While it is live, "due" is its next slot; one without is over.
create table process_schedule (
    tenant      text collate "C" not null,
    spid        uuid             not null,
    batch_name  text collate "C" not null,
    parameters  text,                      -- JSON, as a run keeps them
    quartz_def  text,
    start_date  text,                      -- local times of the tenant's zone, as they were given
    end_date    text,
    run_once    boolean          not null,
    retry_count int              not null,
    worker      text collate "C",
    created_by  text             not null,
    created_at  timestamptz      not null default now(),
    traceparent text,
    paused      boolean          not null default false,
    due         timestamptz,
    by_cron     boolean          not null, -- whether the slot that is due comes from quartz_def
    deleted     boolean          not null default false,
    over_at     timestamptz,
    primary key (tenant, spid)
);
create index process_schedule_due on process_schedule (due) where due is not null and not paused;
create index process_schedule_live on process_schedule (tenant, spid) where over_at is null;
create index process_schedule_of_batch on process_schedule (tenant, batch_name) where over_at is null;
create index process_schedule_on_worker on process_schedule (tenant, worker) where over_at is null and worker is not null;
create index process_schedule_over on process_schedule (over_at) where over_at is not null;

-- One row per slot that fired, written with the run and the next slot in one transaction.
create table process_firing (
    tenant       text collate "C" not null,
    spid         uuid             not null,
    slot         timestamptz      not null,
    fired_at     timestamptz      not null default now(),
    created_on   date,                      -- key of the run; null where none could be started
    run_id       bigint,
    error        text,
    retries_left int              not null,
    watched      boolean          not null, -- whether the end of the run is waited for, to repeat it
    primary key (tenant, spid, slot),
    foreign key (tenant, spid) references process_schedule on delete cascade
);
create index process_firing_watched on process_firing (fired_at) where watched;
create index process_firing_old on process_firing (fired_at);
