-- When a version was replaced or deleted: no later run points at it.
alter table definition_version add column retired_at timestamptz;
update definition_version set retired_at = now()
where id not in (select definition_version from batch union all select definition_version from batch_group);
create index definition_version_retired on definition_version (retired_at) where retired_at is not null;
create index batch_version on batch (definition_version);
create index batch_group_version on batch_group (definition_version);

-- The first day for which runs are kept.
create function first_day_of_runs() returns date language sql stable as $$
    select min(substring(pg_get_expr(c.relpartbound, c.oid) from $re$FROM \('([0-9-]+)'\)$re$)::date)
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'run'::regclass
$$;
