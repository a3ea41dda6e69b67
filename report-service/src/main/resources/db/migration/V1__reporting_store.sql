-- What the other services told, the latest word on each thing. Filled from the topics alone and never by a request: it
-- can be thrown away and filled again (feed_position, feed_build).
CREATE TABLE run (
    tenant        text        NOT NULL,
    batch_run_id  text        COLLATE "C" NOT NULL,
    batch_name    text        NOT NULL,
    batch_type    text        NOT NULL,
    group_run_id  text,
    business_date date        NOT NULL,
    status        text        NOT NULL,
    status_code   smallint    NOT NULL,
    triggered_by  text        NOT NULL,
    started_at    timestamptz,
    ended_at      timestamptz,
    tasks         integer     NOT NULL,
    tasks_failed  integer     NOT NULL,
    PRIMARY KEY (tenant, batch_run_id)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE task (
    tenant        text        NOT NULL,
    batch_run_id  text        COLLATE "C" NOT NULL,
    task_code     text        COLLATE "C" NOT NULL,
    batch_name    text        NOT NULL,
    status        text        NOT NULL,
    status_code   smallint    NOT NULL,
    attempts      integer     NOT NULL,
    started_at    timestamptz,
    ended_at      timestamptz,
    message       text,
    PRIMARY KEY (tenant, batch_run_id, task_code)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE job_callback (
    tenant        text        NOT NULL,
    rest_audit_id bigint      NOT NULL,
    job_id        text        NOT NULL,
    batch_run_id  text,
    task_code     text,
    status        text        NOT NULL,
    message       text,
    received_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant, rest_audit_id)
);

-- Whose a job is; told with the tasks, since the callback service need not know.
CREATE TABLE job (
    tenant        text        NOT NULL,
    job_id        text        COLLATE "C" NOT NULL,
    batch_run_id  text        NOT NULL,
    task_code     text        NOT NULL,
    PRIMARY KEY (tenant, job_id)
);

CREATE TABLE stored_file (
    tenant        text        NOT NULL,
    file_id       bigint      NOT NULL,
    file_name     text        NOT NULL,
    prefix        text        NOT NULL,
    size_bytes    bigint      NOT NULL,
    mime_type     text        NOT NULL,
    created_by    text        NOT NULL,
    stored_at     timestamptz NOT NULL,
    deleted_at    timestamptz,
    PRIMARY KEY (tenant, file_id)
);

CREATE TABLE finished_report (
    tenant              text        NOT NULL,
    request_instance_id bigint      NOT NULL,
    report_code         text        NOT NULL,
    status              text        NOT NULL,
    row_count           bigint      NOT NULL,
    size_bytes          bigint      NOT NULL,
    requested_by        text        NOT NULL,
    requested_at        timestamptz NOT NULL,
    started_at          timestamptz,
    ended_at            timestamptz NOT NULL,
    message             text,
    PRIMARY KEY (tenant, request_instance_id)
);

-- A code may be triggered again after a failure: each time counts.
CREATE TABLE migration (
    tenant         text        NOT NULL,
    kind           text        NOT NULL,
    migration_code text        NOT NULL,
    started_at     timestamptz NOT NULL,
    ended_at       timestamptz NOT NULL,
    status         text        NOT NULL,
    objects        integer     NOT NULL,
    objects_failed integer     NOT NULL,
    triggered_by   text        NOT NULL,
    PRIMARY KEY (tenant, kind, migration_code, started_at)
);

CREATE TABLE bounce_execution (
    tenant          text        NOT NULL,
    execution_id    text        COLLATE "C" NOT NULL,
    instance_id     text        NOT NULL,
    operation       text        NOT NULL,
    status          text        NOT NULL,
    sub_status      text        NOT NULL,
    scheduled_start timestamptz,
    scheduled_end   timestamptz,
    started_at      timestamptz,
    ended_at        timestamptz,
    message         text,
    PRIMARY KEY (tenant, execution_id)
);

-- How far each topic is applied: moved in the transaction of what was applied, and never by anyone else, so that an
-- event counts once however often it comes.
CREATE TABLE feed_position (
    topic          text    NOT NULL,
    partition      integer NOT NULL,
    next_offset    bigint  NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- Which build of the store this is: a pod that is told a higher number empties it, once.
CREATE TABLE feed_build (
    only_one  boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    build     integer     NOT NULL,
    begun_at  timestamptz NOT NULL
);

INSERT INTO feed_build (build, begun_at) VALUES (0, now());
