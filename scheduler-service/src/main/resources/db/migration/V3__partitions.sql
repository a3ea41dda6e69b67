-- Weekly partitions of run and task, from the week of "first" to that of "last".
create function ensure_partitions(first date, last date) returns void language plpgsql as $$
declare
    week date := date_trunc('week', first)::date;
    parent text;
begin
    perform pg_advisory_xact_lock(hashtext('millrace.partitions'));
    while week <= last loop
        foreach parent in array array['run', 'task'] loop
            if to_regclass(parent || to_char(week, '_IYYY"w"IW')) is null then
                execute format(
                    'create table %I partition of %I for values from (%L) to (%L)
                     with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05)',
                    parent || to_char(week, '_IYYY"w"IW'), parent, week, week + 7);
            end if;
        end loop;
        week := week + 7;
    end loop;
end $$;

select ensure_partitions((now() at time zone 'UTC')::date - 7, (now() at time zone 'UTC')::date + 14);
