package io.millrace.file.removal;

import io.millrace.file.catalog.FileKey;
import io.millrace.file.rounds.Round;
import io.millrace.file.store.MultipartUploads;
import io.millrace.file.store.ObjectStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/** Removes objects until they are gone: first what is in the store, then the record. */
@ApplicationScoped
class Remover {

    private final UnwantedFiles unwanted;
    private final ObjectStore store;
    private final MultipartUploads uploads;
    private final RemovalSettings settings;
    private final Round round;

    Remover(
            Vertx vertx,
            UnwantedFiles unwanted,
            ObjectStore store,
            MultipartUploads uploads,
            RemovalSettings settings) {
        this.unwanted = unwanted;
        this.store = store;
        this.uploads = uploads;
        this.settings = settings;
        this.round = new Round("removals", vertx, settings.poll(), this::once);
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            round.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        round.stop();
    }

    private Uni<Boolean> once() {
        return unwanted.take()
                .call(files -> abortUploads(files).chain(() -> remove(files)))
                .map(files -> files.size() == settings.batch());
    }

    private Uni<Void> abortUploads(List<Unwanted> files) {
        return Multi.createFrom()
                .iterable(files)
                .onItem()
                .transformToUniAndConcatenate(this::abortUpload)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> abortUpload(Unwanted file) {
        String uploadId = file.uploadId();
        return uploadId == null
                ? Uni.createFrom().voidItem()
                : uploads.abort(file.objectKey(), uploadId);
    }

    private Uni<Void> remove(List<Unwanted> files) {
        return store.delete(files.stream().map(Unwanted::objectKey).toList())
                .chain(gone -> unwanted.gone(keysOf(files, gone)));
    }

    private static List<FileKey> keysOf(List<Unwanted> files, Set<String> gone) {
        return files.stream()
                .filter(file -> gone.contains(file.objectKey()))
                .map(Unwanted::key)
                .toList();
    }
}
