-- Drops partitions that end before the day, oldest first, but none in which a run is going.
create function drop_partitions(before date) returns int language plpgsql as $$
declare
    found record;
    going boolean;
    dropped int := 0;
begin
    perform pg_advisory_xact_lock(hashtext('millrace.partitions'));
    for found in
        select c.relname, substring(c.relname from 5) as suffix,
               substring(pg_get_expr(c.relpartbound, c.oid) from $re$TO \('([0-9-]+)'\)$re$)::date as ends
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'run'::regclass order by c.relname
    loop
        continue when found.ends > before;
        execute format('select exists (select from %I where status in (''ONGOING'', ''HELD''))', found.relname)
            into going;
        continue when going;
        execute format('drop table %I', found.relname);
        execute format('drop table if exists %I', 'task_' || found.suffix);
        dropped := dropped + 1;
    end loop;
    return dropped;
end $$;
