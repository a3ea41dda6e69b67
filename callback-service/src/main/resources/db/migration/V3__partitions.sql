-- Weekly partitions of audit, from the week of "first" to that of "last". Weeks begin on Monday, in UTC.
create function ensure_partitions(first date, last date) returns void language plpgsql as $$
declare
    week date := date_trunc('week', first)::date;
begin
    perform pg_advisory_xact_lock(hashtext('callback.partitions'));
    while week <= last loop
        if to_regclass('audit' || to_char(week, '_IYYY"w"IW')) is null then
            execute format(
                'create table %I partition of audit for values from (%L) to (%L)
                 with (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05)',
                'audit' || to_char(week, '_IYYY"w"IW'), week || ' 00:00+00', (week + 7) || ' 00:00+00');
        end if;
        week := week + 7;
    end loop;
end $$;

-- Drops partitions that end before the day, oldest first.
create function drop_partitions(before date) returns int language plpgsql as $$
declare
    found record;
    dropped int := 0;
begin
    perform pg_advisory_xact_lock(hashtext('callback.partitions'));
    for found in
        select c.relname,
               (substring(pg_get_expr(c.relpartbound, c.oid) from $re$TO \('([^']+)'\)$re$)::timestamptz
                   at time zone 'UTC')::date as ends
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'audit'::regclass order by c.relname
    loop
        continue when found.ends > before;
        execute format('drop table %I', found.relname);
        dropped := dropped + 1;
    end loop;
    return dropped;
end $$;

select ensure_partitions((now() at time zone 'UTC')::date - 7, (now() at time zone 'UTC')::date + 14);
