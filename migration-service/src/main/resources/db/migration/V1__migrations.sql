-- Definitions of exports and imports, and where each of them stands.
CREATE TABLE migration (
    tenant         text COLLATE "C" NOT NULL,
    kind           text COLLATE "C" NOT NULL,
    code           text COLLATE "C" NOT NULL,
    definition     text             NOT NULL, -- JSON
    status         text             NOT NULL,
    reason         text,
    created_by     text             NOT NULL,
    created_at     timestamptz      NOT NULL DEFAULT now(),
    run_id         uuid,                      -- of the last trigger
    triggered_by   text,
    started_at     timestamptz,
    ended_at       timestamptz,
    traceparent    text,
    step           text,                      -- what is to be done next
    place          int              NOT NULL DEFAULT 0,
    done           int              NOT NULL DEFAULT 0,
    total          int              NOT NULL DEFAULT 0,
    fence          bigint           NOT NULL DEFAULT 0, -- grows with each pod that takes it up
    try_at         timestamptz,               -- when it may be taken up: a lease, or a pause after a failure
    failures       int              NOT NULL DEFAULT 0,
    file_id        bigint,
    file_name      text,
    size_bytes     bigint,
    sha256         text,
    format_version int,
    PRIMARY KEY (tenant, kind, code)
) WITH (fillfactor = 80);
CREATE INDEX migration_due ON migration (try_at) WHERE status = 'INPROGRESS';

-- The objects of the last trigger; a body is kept only while it is needed.
CREATE TABLE migration_object (
    tenant      text COLLATE "C" NOT NULL,
    kind        text COLLATE "C" NOT NULL,
    code        text COLLATE "C" NOT NULL,
    type        text COLLATE "C" NOT NULL,
    object_code text COLLATE "C" NOT NULL,
    body        text,
    needs       text             NOT NULL, -- references, as JSON
    secrets     text[]           NOT NULL,
    outcome     text,
    reason      text,
    PRIMARY KEY (tenant, kind, code, type, object_code),
    FOREIGN KEY (tenant, kind, code) REFERENCES migration ON DELETE CASCADE
);
