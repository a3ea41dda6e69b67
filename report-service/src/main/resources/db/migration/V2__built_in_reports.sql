-- The reports that come with the service. The tenant stands first and is no column of a report: whoever reads one is
-- held to the own tenant by it.
CREATE VIEW "BATCH_RUNS" AS
SELECT tenant AS "TENANT", batch_run_id AS "BATCH_RUN_ID", batch_name AS "BATCH_NAME", batch_type AS "BATCH_TYPE",
       group_run_id AS "GROUP_RUN_ID", business_date AS "BUSINESS_DATE", status AS "STATUS",
       status_code AS "STATUS_CODE", triggered_by AS "TRIGGERED_BY", started_at AS "STARTED_AT",
       ended_at AS "ENDED_AT", round(extract(epoch FROM ended_at - started_at), 3) AS "DURATION_SECONDS",
       tasks AS "TASKS", tasks_failed AS "TASKS_FAILED"
FROM run;

CREATE VIEW "TASK_RUNS" AS
SELECT tenant AS "TENANT", batch_run_id AS "BATCH_RUN_ID", batch_name AS "BATCH_NAME", task_code AS "TASK_CODE",
       status AS "STATUS", status_code AS "STATUS_CODE", attempts AS "ATTEMPTS", started_at AS "STARTED_AT",
       ended_at AS "ENDED_AT", round(extract(epoch FROM ended_at - started_at), 3) AS "DURATION_SECONDS",
       message AS "MESSAGE"
FROM task;

CREATE VIEW "JOB_CALLBACKS" AS
SELECT c.tenant AS "TENANT", c.job_id AS "JOB_ID", coalesce(c.batch_run_id, j.batch_run_id) AS "BATCH_RUN_ID",
       coalesce(c.task_code, j.task_code) AS "TASK_CODE", c.status AS "STATUS", c.message AS "MESSAGE",
       c.rest_audit_id AS "REST_AUDIT_ID", c.received_at AS "RECEIVED_AT"
FROM job_callback c LEFT JOIN job j ON j.tenant = c.tenant AND j.job_id = c.job_id;

CREATE VIEW "FILES" AS
SELECT tenant AS "TENANT", file_id AS "FILE_ID", file_name AS "FILE_NAME", prefix AS "PREFIX",
       size_bytes AS "SIZE_BYTES", mime_type AS "MIME_TYPE", created_by AS "CREATED_BY", stored_at AS "STORED_AT",
       deleted_at AS "DELETED_AT"
FROM stored_file;

CREATE VIEW "MIGRATIONS" AS
SELECT tenant AS "TENANT", migration_code AS "MIGRATION_CODE", kind AS "KIND", status AS "STATUS",
       objects AS "OBJECTS", objects_failed AS "OBJECTS_FAILED", started_at AS "STARTED_AT", ended_at AS "ENDED_AT"
FROM migration;

CREATE VIEW "BOUNCE_EXECUTIONS" AS
SELECT tenant AS "TENANT", execution_id AS "EXECUTION_ID", instance_id AS "INSTANCE_ID", operation AS "OPERATION",
       status AS "STATUS", sub_status AS "SUB_STATUS", scheduled_start AS "SCHEDULED_START",
       scheduled_end AS "SCHEDULED_END", started_at AS "STARTED_AT", ended_at AS "ENDED_AT"
FROM bounce_execution;
