-- Answers by Idempotency-Key, kept for a day.
CREATE TABLE idempotency_key (
    tenant      text        NOT NULL,
    key         text        NOT NULL,
    fingerprint text        NOT NULL,
    status      integer     NOT NULL,
    answer      text        NOT NULL,
    location    text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, key)
);

CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);
