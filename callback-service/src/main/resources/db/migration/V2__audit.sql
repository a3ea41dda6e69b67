-- One row per call of the callback interface, refused ones included.
create sequence rest_audit_id;

create table audit (
    tenant          text not null,
    rest_audit_id   bigint not null,
    received_at     timestamptz not null,
    caller          text not null,
    job_id          text collate "C",
    status          text,
    message         text,
    answer          integer not null,
    changed         boolean not null
) partition by range (received_at);

create index audit_by_time on audit (tenant, received_at, rest_audit_id);
create index audit_by_job on audit (tenant, job_id, received_at) where job_id is not null;
