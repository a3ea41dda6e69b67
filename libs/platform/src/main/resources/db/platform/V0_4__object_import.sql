-- Imports of objects that the migration-service asked for: a repeat gets the same answer, an undo finds what was there.
CREATE TABLE object_import (
    tenant      text        NOT NULL,
    id          uuid        NOT NULL,
    imported_by text        NOT NULL,
    state       text        NOT NULL,
    answer      text,
    former      text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, id)
);
CREATE INDEX object_import_old ON object_import (created_at);
