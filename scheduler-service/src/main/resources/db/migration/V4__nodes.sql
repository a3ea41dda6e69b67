-- One row per living pod. The database's clock rules. A pod marked dead lost its tasks and must take a new row.
create table node (
    id           bigint generated always as identity primary key,
    name         text        not null,
    started_at   timestamptz not null default now(),
    heartbeat_at timestamptz not null default now(),
    dead         boolean     not null default false
);
