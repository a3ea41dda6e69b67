-- The list of a tenant's runs, newest first.
create index run_newest on run (tenant, created_on, millis, id);
