package io.millrace.file.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.file.catalog.Announced;
import io.millrace.file.catalog.FileChanges;
import io.millrace.file.catalog.NewFile;
import io.millrace.file.catalog.NewFiles;
import io.millrace.file.limits.UploadSettings;
import io.millrace.file.store.ObjectKey;
import io.millrace.file.store.SignedUrls;
import io.millrace.platform.caller.Caller;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.platform.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Announces files and signs the URLs to which their bytes go. */
@ApplicationScoped
class RequestUpload {

    private static final int OK = 200;
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

    /** A request that the store accepted in the last second may still take a while. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final Announcements announcements;
    private final FileChanges changes;
    private final IdempotencyKeys keys;
    private final SignedUrls urls;
    private final UploadSettings settings;
    private final Clock clock;
    private final ObjectMapper json;

    RequestUpload(
            Announcements announcements,
            FileChanges changes,
            IdempotencyKeys keys,
            SignedUrls urls,
            UploadSettings settings,
            Clock clock,
            ObjectMapper json) {
        this.announcements = announcements;
        this.changes = changes;
        this.keys = keys;
        this.urls = urls;
        this.settings = settings;
        this.clock = clock;
        this.json = json;
    }

    /** The answer's body. */
    Uni<String> request(
            Caller caller, String prefix, List<RequestedFile> files, Optional<IdempotencyKey> key) {
        var announced = files.stream().map(file -> announced(caller, prefix, file)).toList();
        return key.isEmpty()
                ? announcements.announce(announced).map(this::answer)
                : once(key.get(), announced);
    }

    private Uni<String> once(IdempotencyKey key, List<NewFile> files) {
        return changes.transact(transaction ->
                        keys.once(
                                transaction,
                                key,
                                () ->
                                        NewFiles.insert(transaction, files)
                                                .map(this::answer)
                                                .map(RequestUpload::stored)))
                .map(StoredAnswer::body);
    }

    private static StoredAnswer stored(String body) {
        return new StoredAnswer(OK, body, null);
    }

    private NewFile announced(Caller caller, String prefix, RequestedFile file) {
        return new NewFile(
                caller.tenant(),
                prefix,
                file.name(),
                file.size(),
                file.mimeType(),
                ObjectKey.fresh(caller.tenant(), clock.instant()),
                caller.user(),
                settings.urlLifetime().plus(MARGIN),
                FIRST_LOOK,
                null,
                null);
    }

    /**
     * One file is answered alone, also where it came in an array; more are answered by an array.
     */
    private String answer(List<Announced> announced) {
        var signed = announced.stream().map(this::signed).toList();
        try {
            return json.writeValueAsString(
                    new Payload<>(signed.size() == 1 ? signed.getFirst() : signed));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ParUrl signed(Announced announced) {
        var file = announced.file();
        return ParUrl.of(
                announced, urls.put(file.objectKey(), file.size(), settings.urlLifetime()));
    }
}
