-- Since when something is going is asked of all pods every other second.
create index run_going on run (created_on) where status = 'ONGOING';
drop index run_ongoing;

-- A group and its members may lie on both sides of a week's end. As long as a week must stay because a run in it is going
-- or held, the next one stays too, or a group held since Sunday night would outlive its members.
create or replace function drop_partitions(before date) returns int language plpgsql as $$
declare
    found record;
    going boolean;
    gone_on boolean := false;
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
        execute format(
            'select exists (select from %1$I where status = ''ONGOING'')
                 or exists (select from %1$I where status = ''HELD'')', found.relname)
            into going;
        if not going and not gone_on then
            execute format('drop table %I', found.relname);
            execute format('drop table if exists %I', 'task_' || found.suffix);
            dropped := dropped + 1;
        end if;
        gone_on := going;
    end loop;
    return dropped;
end $$;
