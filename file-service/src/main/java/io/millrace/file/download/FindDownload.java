package io.millrace.file.download;

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
import java.util.List;
import java.util.Optional;

/** Finds a file and signs the URL from which its bytes come. */
@ApplicationScoped
class FindDownload {

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final Files files;
    private final Arrivals arrivals;
    private final SignedUrls urls;
    private final UploadSettings settings;

    FindDownload(Files files, Arrivals arrivals, SignedUrls urls, UploadSettings settings) {
        this.files = files;
        this.arrivals = arrivals;
        this.urls = urls;
        this.settings = settings;
    }

    /** The file that was announced last under the name. */
    Uni<DownloadUrl> byName(String tenant, String prefix, String name) {
        return arrivals.ofNames(tenant, prefix, List.of(name))
                .chain(() -> files.newest(tenant, prefix, name))
                .map(found -> found.orElseThrow(() -> unknown(prefix, name)))
                .map(this::signed);
    }

    Uni<DownloadUrl> byId(FileKey key) {
        return files.find(key)
                .chain(found -> isAnnounced(found) ? lookedAt(key) : Uni.createFrom().item(found))
                .map(found -> stored(key, found))
                .map(this::signed);
    }

    private Uni<Optional<FileRecord>> lookedAt(FileKey key) {
        return arrivals.ofId(key.tenant(), key.id()).chain(() -> files.find(key));
    }

    private static boolean isAnnounced(Optional<FileRecord> found) {
        return found.map(file -> file.state() == FileState.ANNOUNCED).orElse(false);
    }

    private static FileRecord stored(FileKey key, Optional<FileRecord> found) {
        FileState state = found.map(FileRecord::state).orElse(FileState.DELETED);
        return switch (state) {
            case STORED -> found.orElseThrow();
            case ANNOUNCED, EXPIRED -> throw unknown(key, "has not been uploaded.");
            case FAILED -> throw unknown(key, "was uploaded with another size than announced.");
            case DELETED -> throw unknown(key, "does not exist.");
        };
    }

    private DownloadUrl signed(FileRecord file) {
        return DownloadUrl.of(
                urls.get(
                        file.objectKey(),
                        file.name(),
                        mediaType(file.mimeType()),
                        settings.urlLifetime()));
    }

    /** DAT is a type by the guide alone. */
    private static String mediaType(String announced) {
        return announced.contains("/") ? announced : UNKNOWN_TYPE;
    }

    private static FileRefused unknown(String prefix, String name) {
        String where = prefix.isEmpty() ? "" : " under prefix " + prefix;
        return FileRefused.unknown("File " + name + where + " does not exist.");
    }

    private static FileRefused unknown(FileKey key, String why) {
        return FileRefused.unknown("File " + key.id() + " " + why);
    }
}
