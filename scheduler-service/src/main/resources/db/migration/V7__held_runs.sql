-- Whether a week may be dropped is asked of two small indexes: reading a large week to its end took
-- longer than a statement may, and so it would never have been dropped.
create index run_held on run (tenant) where status = 'HELD';

create or replace function drop_partitions(before date) returns int language plpgsql as $$
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
        execute format(
            'select exists (select from %1$I where status = ''ONGOING'')
                 or exists (select from %1$I where status = ''HELD'')', found.relname)
            into going;
        continue when going;
        execute format('drop table %I', found.relname);
        execute format('drop table if exists %I', 'task_' || found.suffix);
        dropped := dropped + 1;
    end loop;
    return dropped;
end $$;
