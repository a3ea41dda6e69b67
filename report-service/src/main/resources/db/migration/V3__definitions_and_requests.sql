-- Reports that tenants defined, beside those that come with the service.
CREATE TABLE report_definition (
    tenant     text        NOT NULL,
    code       text        COLLATE "C" NOT NULL,
    revision   bigint      NOT NULL,
    body       jsonb       NOT NULL,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, code)
);

-- Reports that were asked for, and the queue of those that are to be made.
CREATE TABLE report_request (
    tenant       text        NOT NULL,
    id           bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    report_code  text        NOT NULL,
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    traceparent  text,
    -- What is to be read: no text of a caller is in the statement, only in the values bound to it.
    data_source  text        NOT NULL,
    statement    text        NOT NULL,
    bindings     jsonb       NOT NULL,
    status       text        NOT NULL,
    -- Of what is being made: who makes it, until when nobody else does, and for the how manieth time.
    pod          text,
    fence        integer     NOT NULL DEFAULT 0,
    lease_until  timestamptz,
    due_at       timestamptz NOT NULL,
    started_at   timestamptz,
    ended_at     timestamptz,
    row_count    bigint      NOT NULL DEFAULT 0,
    size_bytes   bigint      NOT NULL DEFAULT 0,
    object_key   text,
    upload_id    text,
    message      text,
    PRIMARY KEY (tenant, id)
) WITH (fillfactor = 70);

CREATE INDEX report_request_open ON report_request (tenant, id) WHERE status IN ('PENDING', 'RUNNING');
CREATE INDEX report_request_ended ON report_request (ended_at) WHERE ended_at IS NOT NULL;

-- Objects that nobody is to find any more: of reports whose time is over, and of makers who were given up. Gone from the
-- store first, and looked for again until nobody can bring them back.
CREATE TABLE discarded_object (
    object_key text        NOT NULL,
    upload_id  text,
    due_at     timestamptz NOT NULL,
    until      timestamptz NOT NULL,
    PRIMARY KEY (object_key)
);

CREATE INDEX discarded_object_due ON discarded_object (due_at);
