-- Every id under which a worker may call back, from before it leaves the platform.
create table job (
    tenant          text not null,
    job_id          text collate "C" not null,
    status          text,
    batch_run_id    text,
    task_code       text,
    retire_at       timestamptz not null,
    primary key (tenant, job_id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

create index job_by_run on job (tenant, batch_run_id) where batch_run_id is not null;
create index job_by_retirement on job (retire_at);
