-- How many more calls the worker may have in flight, over all pods; null while another pod is asking.
-- Volatile, so that the count has a snapshot younger than the lock: two pods never share the same room.
create function worker_room(of_tenant text, of_worker text) returns int
    language plpgsql volatile as $$
declare
    allowed int;
    in_flight int;
begin
    if not pg_try_advisory_xact_lock(hashtextextended(of_tenant || chr(10) || of_worker, 64)) then
        return null;
    end if;
    select max_concurrency into allowed from worker where tenant = of_tenant and code = of_worker;
    select count(*) into in_flight from task
     where state = 'RUNNING' and tenant = of_tenant and worker = of_worker;
    return greatest(0, coalesce(allowed, 1) - in_flight);
end $$;
