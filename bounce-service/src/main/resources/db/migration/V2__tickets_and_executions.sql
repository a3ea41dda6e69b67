-- Changes of instances. A bounce is one of them; the others are only told of.
CREATE TABLE ticket (
    tenant             text COLLATE "C" NOT NULL,
    rfc_number         text COLLATE "C" NOT NULL,
    support_identifier text COLLATE "C" NOT NULL,
    service_type       text COLLATE "C" NOT NULL,
    instance_id        text COLLATE "C" NOT NULL,
    rfc_type           text             NOT NULL,
    rfc_sub_type       text             NOT NULL,
    stage              text COLLATE "C" NOT NULL,
    duration_unit      text             NOT NULL,
    duration_value     int              NOT NULL,
    starts_at          timestamptz,     -- the window, half-open; null while it is not scheduled
    ends_at            timestamptz,
    -- Windows in lanes that meet must lie apart: a bounce's lane meets every other, two other changes' lanes never meet,
    -- and that of a change told of when a bounce had been booked already is empty, so that the booking stands.
    lane               int8range        NOT NULL,
    summary            text,
    created_by         text             NOT NULL,
    created_at         timestamptz      NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, rfc_number),
    CONSTRAINT ticket_windows_apart EXCLUDE USING gist (
        tenant WITH =, support_identifier WITH =, service_type WITH =, instance_id WITH =,
        lane WITH &&, tstzrange(starts_at, ends_at) WITH &&)
        WHERE (starts_at IS NOT NULL AND stage IN ('UNSCHEDULED', 'SCHEDULED', 'RUNNING'))
);
CREATE INDEX ticket_of_customer ON ticket (tenant, support_identifier, service_type, created_at);
CREATE SEQUENCE ticket_lane;

-- What a bounce is beyond a ticket.
CREATE TABLE execution (
    tenant          text COLLATE "C" NOT NULL,
    id              text COLLATE "C" NOT NULL,
    operation       text             NOT NULL,
    services        text             NOT NULL,
    primary_contact text,
    options         text             NOT NULL, -- JSON object, name to value
    black_out_unit  text,
    black_out_value int,
    scheduled_by    text,
    traceparent     text,
    due_at          timestamptz,     -- when it is to be started; null unless it waits for that
    started_at      timestamptz,
    ended_at        timestamptz,
    reason          text,
    batch_run_id    text COLLATE "C",
    run_status      text,
    tasks           int,
    tasks_failed    int,
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, id) REFERENCES ticket (tenant, rfc_number) ON DELETE CASCADE
);
CREATE INDEX execution_due ON execution (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX execution_ended ON execution (ended_at) WHERE ended_at IS NOT NULL;
CREATE UNIQUE INDEX execution_of_run ON execution (tenant, batch_run_id) WHERE batch_run_id IS NOT NULL;

-- Tasks of the execution's run, as far as the scheduler told of them.
CREATE TABLE execution_task (
    tenant       text COLLATE "C" NOT NULL,
    execution_id text COLLATE "C" NOT NULL,
    task_code    text COLLATE "C" NOT NULL,
    status       text             NOT NULL,
    attempt      int              NOT NULL,
    started_at   timestamptz,
    ended_at     timestamptz,
    PRIMARY KEY (tenant, execution_id, task_code),
    FOREIGN KEY (tenant, execution_id) REFERENCES execution (tenant, id) ON DELETE CASCADE
);
