-- Whose a support identifier is: the tenant's that first used it.
CREATE TABLE customer (
    tenant             text COLLATE "C" NOT NULL,
    support_identifier text COLLATE "C" NOT NULL,
    first_used_at      timestamptz      NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, support_identifier)
);
CREATE UNIQUE INDEX customer_of_one_tenant ON customer (support_identifier);

-- Where a customer's keys are, and what its tokens must say. A caller names the row by its GUID, before any tenant is known.
CREATE TABLE jwks_identifier (
    tenant             text COLLATE "C" NOT NULL,
    support_identifier text COLLATE "C" NOT NULL,
    identifier         uuid             NOT NULL,
    jwks_uri           text             NOT NULL,
    issuer             text             NOT NULL,
    audience           text             NOT NULL,
    created_by         text             NOT NULL,
    created_at         timestamptz      NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, support_identifier, identifier)
);
CREATE UNIQUE INDEX jwks_identifier_by_guid ON jwks_identifier (identifier);

CREATE TABLE instance (
    tenant             text COLLATE "C" NOT NULL,
    support_identifier text COLLATE "C" NOT NULL,
    service_type       text COLLATE "C" NOT NULL,
    instance_id        text COLLATE "C" NOT NULL,
    batch_name         text             NOT NULL,
    opted_in           boolean          NOT NULL,
    hosts              text[]           NOT NULL,
    lead_seconds       bigint           NOT NULL,
    changed_by         text             NOT NULL,
    changed_at         timestamptz      NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, support_identifier, service_type, instance_id)
);
