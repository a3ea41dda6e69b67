-- What callers announced and what became of it. A row is a file while its state is STORED.
CREATE TABLE file (
    tenant       text             NOT NULL,
    id           bigint           NOT NULL GENERATED ALWAYS AS IDENTITY,
    prefix       text             NOT NULL,
    name         text             NOT NULL,
    size_bytes   bigint           NOT NULL,
    mime_type    text             NOT NULL,
    object_key   text COLLATE "C" NOT NULL,
    created_by   text             NOT NULL,
    created_at   timestamptz      NOT NULL,
    state        text             NOT NULL,
    stored_at    timestamptz,
    stored_bytes bigint,
    upload_id    text,
    part_bytes   bigint,
    -- Until when some URL may still put bytes under the key: the row stays at least as long.
    open_until   timestamptz      NOT NULL,
    -- When the store is asked or told next; null where there is nothing left to do.
    look_at      timestamptz,
    PRIMARY KEY (tenant, id)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);

CREATE UNIQUE INDEX file_by_key ON file (tenant, object_key);
CREATE INDEX file_listed ON file (tenant, id) WHERE state = 'STORED';
CREATE INDEX file_listed_by_prefix ON file (tenant, prefix, id) WHERE state = 'STORED';
CREATE INDEX file_by_name ON file (tenant, prefix, name, id) WHERE state = 'STORED';
CREATE INDEX file_announced ON file (tenant, id) WHERE state = 'ANNOUNCED';
CREATE INDEX file_due ON file (state, look_at) WHERE look_at IS NOT NULL;
