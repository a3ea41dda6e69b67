-- Immutable: a run points at the version it started with. Written with the definition, in one transaction.
create table definition_version (
    id         bigint generated always as identity primary key,
    tenant     text collate "C" not null,
    kind       text collate "C" not null check (kind in ('BATCH', 'GROUP')),
    code       text collate "C" not null,
    body       jsonb            not null,
    created_at timestamptz      not null default now()
);

create table batch (
    tenant             text collate "C" not null,
    code               text collate "C" not null,
    definition_version bigint           not null references definition_version,
    body               jsonb            not null,
    revision           bigint           not null,
    changed_at         timestamptz      not null default now(),
    changed_by         text             not null,
    primary key (tenant, code)
);

create table batch_group (
    tenant             text collate "C" not null,
    code               text collate "C" not null,
    definition_version bigint           not null references definition_version,
    body               jsonb            not null,
    revision           bigint           not null,
    changed_at         timestamptz      not null default now(),
    changed_by         text             not null,
    primary key (tenant, code)
);

-- The two limits are columns, because claims read them.
create table worker (
    tenant          text collate "C" not null,
    code            text collate "C" not null,
    body            jsonb            not null,
    revision        bigint           not null,
    changed_at      timestamptz      not null default now(),
    changed_by      text             not null,
    max_concurrency int generated always as ((body ->> 'maxConcurrency')::int) stored,
    rate_per_second double precision generated always as ((body ->> 'ratePerSecond')::double precision) stored,
    primary key (tenant, code)
);
create index worker_rated on worker (tenant, code) where rate_per_second is not null;
