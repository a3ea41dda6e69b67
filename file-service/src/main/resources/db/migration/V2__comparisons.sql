-- The nightly comparison of records and objects: one a day, by whichever pod is first.
CREATE TABLE comparison (
    day             date        PRIMARY KEY,
    started_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    objects         bigint,
    orphan_objects  bigint,
    orphan_records  bigint,
    orphan_uploads  bigint
);
