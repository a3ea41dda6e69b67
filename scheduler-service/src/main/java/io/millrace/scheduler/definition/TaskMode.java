package io.millrace.scheduler.definition;

/** Whether a task ends with the worker's answer or with a later callback. */
public enum TaskMode {
    SYNC,
    ASYNC
}
