package io.millrace.file.exchange;

import io.millrace.file.arrival.Arrivals;
import io.millrace.file.catalog.FileKey;
import io.millrace.file.catalog.FileRecord;
import io.millrace.file.catalog.FileState;
import io.millrace.file.catalog.Files;
import io.millrace.file.limits.UploadSettings;
import io.millrace.file.refusal.FileRefused;
import io.millrace.file.store.SignedUrls;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds a stored file and signs the URL from which its bytes come. */
@ApplicationScoped
class FindFile {

    private final Files files;
    private final Arrivals arrivals;
    private final SignedUrls urls;
    private final UploadSettings settings;

    FindFile(Files files, Arrivals arrivals, SignedUrls urls, UploadSettings settings) {
        this.files = files;
        this.arrivals = arrivals;
        this.urls = urls;
        this.settings = settings;
    }

    /** Looks into the store first: a service asks once its bytes are there. */
    Uni<StoredFile> find(FileKey key) {
        return arrivals.surely(key.tenant(), key.id())
                .chain(() -> files.find(key))
                .map(found ->
                        found.filter(file -> file.state() == FileState.STORED)
                                .orElseThrow(() -> unknown(key)))
                .map(this::signed);
    }

    private StoredFile signed(FileRecord file) {
        return new StoredFile(
                file.key().id(),
                file.name(),
                file.size(),
                file.mimeType(),
                urls.getInside(file.objectKey(), settings.urlLifetime()));
    }

    private static FileRefused unknown(FileKey key) {
        return FileRefused.unknown("File " + key.id() + " is not there.");
    }
}
