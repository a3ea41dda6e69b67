-- created_on is the UTC date of the millis inside batch_run_id, so that an id alone names one partition.
create table run (
    tenant             text collate "C" not null,
    created_on         date             not null,
    id                 bigint           not null,
    batch_run_id       text collate "C" not null,
    batch_name         text collate "C" not null,
    millis             bigint           not null,
    batch_type         text collate "C" not null,
    definition_version bigint           not null,
    parent_created_on  date,
    parent_id          bigint,
    member_no          int,
    status             text collate "C" not null,
    active             int              not null default 0, -- tasks READY, RUNNING or AWAITING; 0: the run is over
    failed             int              not null default 0,
    aborted            int              not null default 0,
    interrupted        int              not null default 0,
    held               int              not null default 0,
    tasks              int              not null,
    business_date      date             not null,
    triggered_by       text             not null,
    traceparent        text,
    parameters         text,                   -- JSON, kept as it was given
    included           text, -- codes joined by commas, as asked for; a rerun repeats them
    excluded           text,
    held_codes         text,
    created_at         timestamptz      not null default now(),
    started_at         timestamptz,
    ended_at           timestamptz,
    time_limit         interval,               -- deadline counts from the start, anew after a restart
    deadline           timestamptz,
    primary key (tenant, created_on, id)
) partition by range (created_on);
create unique index run_by_name on run (tenant, batch_name, created_on, millis);
create index run_of_group on run (parent_id, member_no) where parent_id is not null;
create index run_ongoing on run (tenant) where status = 'ONGOING';
create index run_due on run (deadline) where status = 'ONGOING' and deadline is not null;

-- task_no is the index in the definition; for a group's run a task stands for a member.
create table task (
    tenant       text collate "C" not null,
    created_on   date             not null,
    run_id       bigint           not null,
    task_no      int              not null,
    state        text collate "C" not null,
    unmet        int              not null, -- predecessors not ended SUCCESSFUL or EXCLUDED
    worker       text collate "C",          -- null: a member of a group
    awaits       boolean          not null default false, -- settled by a callback
    redelivery   boolean          not null default false, -- the next claim repeats the same attempt
    attempt      int              not null default 0,
    attempt_base int              not null default 0, -- attempts made before the last restart
    fence        int              not null default 0,
    owner        bigint,
    ready_at     timestamptz,
    deadline     timestamptz,
    started_at   timestamptz,
    ended_at     timestamptz,
    job_id       text collate "C",
    last_error   text,
    answer       text,
    outputs      text, -- JSON object, output name to value
    primary key (tenant, created_on, run_id, task_no)
) partition by range (created_on);
create index task_ready on task (tenant, worker, ready_at) where state = 'READY' and worker is not null;
create index task_running on task (tenant, worker) where state = 'RUNNING';
create index task_awaiting on task (deadline) where state = 'AWAITING';
create index task_job on task (job_id) where job_id is not null and state in ('READY', 'RUNNING', 'AWAITING');

create sequence run_id cache 50;
