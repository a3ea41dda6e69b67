package io.millrace.migration.work;

import io.millrace.migration.exporting.CollectObjects;
import io.millrace.migration.exporting.StoreBundle;
import io.millrace.migration.importing.ApplyBundle;
import io.millrace.migration.importing.CheckBundle;
import io.millrace.migration.importing.ReadBundle;
import io.millrace.migration.importing.UndoBundle;
import io.millrace.migration.progress.Job;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Each step and who does it. */
@ApplicationScoped
class DoStep {

    private final CollectObjects collect;
    private final StoreBundle store;
    private final ReadBundle read;
    private final CheckBundle check;
    private final ApplyBundle apply;
    private final UndoBundle undo;

    DoStep(
            CollectObjects collect,
            StoreBundle store,
            ReadBundle read,
            CheckBundle check,
            ApplyBundle apply,
            UndoBundle undo) {
        this.collect = collect;
        this.store = store;
        this.read = read;
        this.check = check;
        this.apply = apply;
        this.undo = undo;
    }

    /** Where the job goes on; empty at its end. */
    Uni<Optional<Job>> run(Job job) {
        return switch (job.step()) {
            case COLLECT -> collect.run(job);
            case STORE -> store.run(job);
            case READ -> read.run(job);
            case CHECK -> check.run(job);
            case APPLY -> apply.run(job);
            case UNDO -> undo.run(job);
        };
    }
}
