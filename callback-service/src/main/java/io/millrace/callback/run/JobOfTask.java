package io.millrace.callback.run;

/** A job, and what it is for. */
record JobOfTask(String tenant, String jobId, String batchRunId, String taskCode) {}
