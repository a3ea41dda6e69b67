package io.millrace.migration.exporting;

import io.millrace.migration.bundle.BundleObject;
import io.millrace.migration.bundle.BundleWriter;
import io.millrace.migration.bundle.Sha256;
import io.millrace.migration.catalog.CarriedObject;
import io.millrace.migration.catalog.CarriedObjects;
import io.millrace.migration.catalog.Migration.BundleFile;
import io.millrace.migration.file.FileService;
import io.millrace.migration.file.FileService.NewFile;
import io.millrace.migration.file.FileService.Stored;
import io.millrace.migration.file.SignedTransfer;
import io.millrace.migration.progress.Conclude;
import io.millrace.migration.progress.Job;
import io.millrace.migration.progress.MigrationFailed;
import io.millrace.migration.progress.Progress;
import io.millrace.migration.progress.Progress.Goal;
import io.millrace.migration.progress.Step;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes the bundle and hands it to the file-service. Done again it gives the same file: the bytes
 * are the same, and so is the key under which they are announced.
 */
@ApplicationScoped
public class StoreBundle {

    private static final int MOST_TRIES = 5;

    private final Pool pool;
    private final FileService files;
    private final SignedTransfer transfer;
    private final Progress progress;
    private final Conclude conclude;

    StoreBundle(
            Pool pool,
            FileService files,
            SignedTransfer transfer,
            Progress progress,
            Conclude conclude) {
        this.pool = pool;
        this.files = files;
        this.transfer = transfer;
        this.progress = progress;
        this.conclude = conclude;
    }

    public Uni<Optional<Job>> run(Job job) {
        return CarriedObjects.list(pool, job.key())
                .map(StoreBundle::bundle)
                .chain(bytes -> upload(job, bytes).chain(file -> end(job, bytes, file)));
    }

    private static byte[] bundle(List<CarriedObject> objects) {
        return BundleWriter.write(objects.stream().map(StoreBundle::object).toList());
    }

    private static BundleObject object(CarriedObject object) {
        return new BundleObject(
                object.type(),
                object.code(),
                Objects.requireNonNull(object.body()),
                object.references(),
                object.secrets());
    }

    /** The stored file; empty where the URL had run out or the file was deleted meanwhile. */
    private Uni<Optional<Stored>> upload(Job job, byte[] bytes) {
        var file =
                new NewFile(
                        job.tenant(),
                        job.user(),
                        "export-" + job.key().code() + ".zip",
                        bytes.length);
        return files.announce(file, job.runId() + "-" + job.place())
                .chain(announced ->
                        transfer.put(announced.uploadUrl(), bytes)
                                .chain(() -> files.find(job.tenant(), announced.id())));
    }

    private Uni<Optional<Job>> end(Job job, byte[] bytes, Optional<Stored> file) {
        return file.isEmpty()
                ? anotherTime(job)
                : conclude.success(
                        job,
                        transaction ->
                                Progress.keepBundle(transaction, job, describe(bytes, file.get())));
    }

    private Uni<Optional<Job>> anotherTime(Job job) {
        if (job.place() >= MOST_TRIES) {
            throw new MigrationFailed("The object store does not keep the bundle.");
        }
        return progress.advance(
                job,
                Goal.of(Step.STORE, 0, 0).at(job.place() + 1),
                _ -> Uni.createFrom().voidItem());
    }

    private static BundleFile describe(byte[] bytes, Stored file) {
        return new BundleFile(
                file.id(),
                file.name(),
                bytes.length,
                Sha256.of(bytes),
                BundleWriter.formatVersion());
    }
}
