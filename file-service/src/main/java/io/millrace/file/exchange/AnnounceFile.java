package io.millrace.file.exchange;

import io.millrace.file.catalog.Announced;
import io.millrace.file.catalog.FileChanges;
import io.millrace.file.catalog.NewFile;
import io.millrace.file.catalog.NewFiles;
import io.millrace.file.limits.UploadSettings;
import io.millrace.file.store.ObjectKey;
import io.millrace.file.store.SignedUrls;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.platform.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Announces a file, once per key, and signs the URL to which a service sends its bytes. A repeat
 * gets the same URL, which may have run out.
 */
@ApplicationScoped
class AnnounceFile {

    private static final int OK = 200;
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final FileChanges changes;
    private final IdempotencyKeys keys;
    private final SignedUrls urls;
    private final UploadSettings settings;
    private final Clock clock;

    AnnounceFile(
            FileChanges changes,
            IdempotencyKeys keys,
            SignedUrls urls,
            UploadSettings settings,
            Clock clock) {
        this.changes = changes;
        this.keys = keys;
        this.urls = urls;
        this.settings = settings;
        this.clock = clock;
    }

    /** The answer's body: {@code {fileId, uploadUrl}}. */
    Uni<String> announce(ServiceFileRequest.Announced request) {
        return changes.transact(transaction ->
                        keys.once(
                                transaction,
                                request.key(),
                                () ->
                                        NewFiles.insert(transaction, List.of(newFile(request)))
                                                .map(List::getFirst)
                                                .map(this::answer)))
                .map(StoredAnswer::body);
    }

    private NewFile newFile(ServiceFileRequest.Announced request) {
        String tenant = request.key().tenant();
        return new NewFile(
                tenant,
                request.prefix(),
                request.file().name(),
                request.file().size(),
                request.file().mimeType(),
                ObjectKey.fresh(tenant, clock.instant()),
                request.user(),
                settings.urlLifetime().plus(MARGIN),
                FIRST_LOOK,
                null,
                null);
    }

    private StoredAnswer answer(Announced announced) {
        var file = announced.file();
        var body =
                new JsonObject()
                        .put("fileId", announced.id())
                        .put(
                                "uploadUrl",
                                urls.putInside(
                                        file.objectKey(), file.size(), settings.urlLifetime()));
        return new StoredAnswer(OK, body.encode(), null);
    }
}
