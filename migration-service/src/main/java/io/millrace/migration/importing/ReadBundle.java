package io.millrace.migration.importing;

import io.millrace.migration.bundle.Bundle;
import io.millrace.migration.bundle.BundleObject;
import io.millrace.migration.bundle.BundleReader;
import io.millrace.migration.bundle.BundleRefused;
import io.millrace.migration.bundle.Sha256;
import io.millrace.migration.catalog.CarriedObject;
import io.millrace.migration.catalog.CarriedObjects;
import io.millrace.migration.catalog.Migration.BundleFile;
import io.millrace.migration.definition.ImportDefinition;
import io.millrace.migration.file.FileService;
import io.millrace.migration.file.FileService.Stored;
import io.millrace.migration.file.SignedTransfer;
import io.millrace.migration.owner.ObjectType;
import io.millrace.migration.progress.Job;
import io.millrace.migration.progress.MigrationFailed;
import io.millrace.migration.progress.Progress;
import io.millrace.migration.progress.Progress.Goal;
import io.millrace.migration.progress.Step;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Fetches the bundle and looks at every byte of it; nothing has been written anywhere yet. */
@ApplicationScoped
public class ReadBundle {

    private final FileService files;
    private final SignedTransfer transfer;
    private final BundleReader reader;
    private final Progress progress;

    ReadBundle(FileService files, SignedTransfer transfer, BundleReader reader, Progress progress) {
        this.files = files;
        this.transfer = transfer;
        this.reader = reader;
        this.progress = progress;
    }

    public Uni<Optional<Job>> run(Job job) {
        long fileId = ImportDefinition.parse(job.definition()).fileId();
        return files.find(job.tenant(), fileId)
                .map(found -> found.orElseThrow(() -> gone(fileId)))
                .invoke(file -> reader.requireSize(file.size()))
                .chain(file ->
                        transfer.get(file.downloadUrl()).chain(bytes -> keep(job, file, bytes)))
                .onFailure(BundleRefused.class)
                .transform(refused -> new MigrationFailed(refused.reason()));
    }

    private static MigrationFailed gone(long fileId) {
        return new MigrationFailed("File " + fileId + " is not there any more.");
    }

    private Uni<Optional<Job>> keep(Job job, Stored file, byte[] bytes) {
        Bundle bundle = reader.read(bytes);
        bundle.objects().forEach(ReadBundle::requireKnown);
        var objects = bundle.objects().stream().map(ReadBundle::carried).toList();
        var described =
                new BundleFile(
                        file.id(),
                        file.name(),
                        bytes.length,
                        Sha256.of(bytes),
                        bundle.formatVersion());
        return progress.advance(
                job,
                Goal.of(Step.CHECK, 0, objects.size()),
                transaction ->
                        CarriedObjects.clear(transaction, job.key())
                                .chain(() -> CarriedObjects.save(transaction, job.key(), objects))
                                .chain(() -> Progress.keepBundle(transaction, job, described)));
    }

    private static void requireKnown(BundleObject object) {
        if (ObjectType.of(object.type()).isEmpty()) {
            throw new BundleRefused(
                    "The bundle holds a " + object.type() + ", which is of no type known here.");
        }
    }

    private static CarriedObject carried(BundleObject object) {
        return new CarriedObject(
                object.type(),
                object.code(),
                object.body(),
                object.references(),
                object.secrets(),
                null,
                null);
    }
}
