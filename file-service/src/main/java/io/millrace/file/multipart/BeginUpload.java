package io.millrace.file.multipart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.file.catalog.FileChanges;
import io.millrace.file.catalog.NewFile;
import io.millrace.file.catalog.NewFiles;
import io.millrace.file.limits.UploadSettings;
import io.millrace.file.store.MultipartUploads;
import io.millrace.file.store.ObjectKey;
import io.millrace.file.upload.RequestedFile;
import io.millrace.platform.caller.Caller;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.platform.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Begins an upload in parts: first in the store, then the record of it. */
@ApplicationScoped
class BeginUpload {

    private static final int OK = 200;

    private final FileChanges changes;
    private final IdempotencyKeys keys;
    private final MultipartUploads uploads;
    private final UploadSettings settings;
    private final Clock clock;
    private final ObjectMapper json;

    BeginUpload(
            FileChanges changes,
            IdempotencyKeys keys,
            MultipartUploads uploads,
            UploadSettings settings,
            Clock clock,
            ObjectMapper json) {
        this.changes = changes;
        this.keys = keys;
        this.uploads = uploads;
        this.settings = settings;
        this.clock = clock;
        this.json = json;
    }

    /** The answer's body. */
    Uni<String> begin(
            Caller caller,
            String prefix,
            RequestedFile file,
            PartPlan plan,
            Optional<IdempotencyKey> key) {
        return changes.transact(transaction ->
                        key.isEmpty()
                                ? begin(transaction, caller, prefix, file, plan)
                                : keys.once(
                                        transaction,
                                        key.get(),
                                        () -> begin(transaction, caller, prefix, file, plan)))
                .map(StoredAnswer::body);
    }

    private Uni<StoredAnswer> begin(
            SqlConnection transaction,
            Caller caller,
            String prefix,
            RequestedFile file,
            PartPlan plan) {
        String objectKey = ObjectKey.fresh(caller.tenant(), clock.instant());
        return uploads.begin(objectKey)
                .map(id -> announced(caller, prefix, file, plan, objectKey, id))
                .chain(announced -> NewFiles.insert(transaction, List.of(announced)))
                .map(made -> stored(BegunUpload.of(made.getFirst(), plan)));
    }

    /** Nobody looks for it before it is completed, or given up. */
    private NewFile announced(
            Caller caller,
            String prefix,
            RequestedFile file,
            PartPlan plan,
            String objectKey,
            String uploadId) {
        return new NewFile(
                caller.tenant(),
                prefix,
                file.name(),
                file.size(),
                file.mimeType(),
                objectKey,
                caller.user(),
                settings.unfinishedFor().plus(settings.urlLifetime()),
                settings.unfinishedFor(),
                uploadId,
                plan.partSize());
    }

    private StoredAnswer stored(BegunUpload begun) {
        try {
            return new StoredAnswer(OK, json.writeValueAsString(new Payload<>(begun)), null);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
