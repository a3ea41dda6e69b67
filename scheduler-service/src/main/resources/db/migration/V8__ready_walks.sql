-- The walks of a claim, in the order of the one index that is made for them. What is ready comes and goes within
-- moments, so statistics say little of it, and a plan made by them may read a whole week instead: hence no sorting. And
-- a plain scan, other than a bitmap, marks the dead entries that it meets.
alter function worker_room(text, text) set enable_indexscan = on;

-- Workers with ready tasks, found by skipping through the index: the cost depends on them and not on how much is queued
-- or was ever run.
create function ready_workers(oldest date, newest date) returns table (of_tenant text, of_worker text)
    language plpgsql stable set enable_indexscan = on set enable_sort = off set enable_incremental_sort = off as $$
begin
    return query with recursive key(tenant, worker) as (
        (select t.tenant, t.worker from task t
          where t.state = 'READY' and t.worker is not null and t.created_on between oldest and newest
          order by t.tenant, t.worker limit 1)
        union all
        select n.tenant, n.worker from key k cross join lateral (
            select t.tenant, t.worker from task t
             where t.state = 'READY' and t.worker is not null and t.created_on between oldest and newest
               and (t.tenant, t.worker) > (k.tenant, k.worker)
             order by t.tenant, t.worker limit 1) n
    ) select k.tenant, k.worker from key k;
end $$;

-- A worker's ready tasks, oldest first.
create function ready_tasks(of_tenant text, of_worker text, oldest date, newest date, most int)
    returns table (created_on date, run_id bigint, task_no int)
    language plpgsql stable set enable_indexscan = on set enable_sort = off set enable_incremental_sort = off as $$
begin
    return query select t.created_on, t.run_id, t.task_no from task t
     where t.state = 'READY' and t.tenant = of_tenant and t.worker = of_worker
       and t.created_on between oldest and newest and t.ready_at <= now()
     order by t.ready_at limit most;
end $$;
