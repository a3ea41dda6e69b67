-- When each thing was told last, by the clock of who told it and by the order in which it was told: what is delivered
-- again, late, changes nothing.
ALTER TABLE run ADD COLUMN told_at timestamptz NOT NULL DEFAULT '-infinity', ADD COLUMN told_order bigint;
ALTER TABLE task ADD COLUMN told_at timestamptz NOT NULL DEFAULT '-infinity', ADD COLUMN told_order bigint;
ALTER TABLE job ADD COLUMN told_at timestamptz NOT NULL DEFAULT '-infinity', ADD COLUMN told_order bigint;
ALTER TABLE job_callback ADD COLUMN told_at timestamptz NOT NULL DEFAULT '-infinity', ADD COLUMN told_order bigint;
ALTER TABLE stored_file ADD COLUMN told_at timestamptz NOT NULL DEFAULT '-infinity', ADD COLUMN told_order bigint;
ALTER TABLE finished_report ADD COLUMN told_at timestamptz NOT NULL DEFAULT '-infinity', ADD COLUMN told_order bigint;
ALTER TABLE migration ADD COLUMN told_at timestamptz NOT NULL DEFAULT '-infinity', ADD COLUMN told_order bigint;
ALTER TABLE bounce_execution ADD COLUMN told_at timestamptz NOT NULL DEFAULT '-infinity', ADD COLUMN told_order bigint;
