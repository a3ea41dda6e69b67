package io.millrace.scheduler.engine;

import io.millrace.scheduler.lease.Lease;

/** What the use cases and the loop share. */
public record EngineParts(
        EngineSettings settings,
        Transactions transactions,
        RunContexts contexts,
        Cascade cascade,
        Announcer announcer,
        Signals signals,
        Lease lease,
        Backlog backlog) {}
