package io.millrace.file.exchange;

import io.millrace.file.limits.Names;
import io.millrace.file.refusal.FileRefused;
import io.millrace.file.refusal.RefusalCode;
import io.millrace.file.upload.FileReader;
import io.millrace.file.upload.RequestedFile;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.json.JsonBody;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reads the body {@code {tenant, user, prefix, fileName, fileSize, mimeType}}. */
@ApplicationScoped
class ServiceFileRequest {

    private final FileReader reader;

    ServiceFileRequest(FileReader reader) {
        this.reader = reader;
    }

    /** A file of a tenant, announced once under its key. */
    record Announced(String user, String prefix, RequestedFile file, IdempotencyKey key) {}

    Announced read(byte[] body, @Nullable String key) {
        var fields = JsonBody.object(body);
        String tenant = required(fields, "tenant");
        String user = required(fields, "user");
        return new Announced(
                user,
                Names.prefix(fields.text("prefix")),
                reader.read(fields.fields()),
                IdempotencyKey.of(tenant, user, key, "POST internal files", body)
                        .orElseThrow(() -> missing(IdempotencyKey.HEADER)));
    }

    private static String required(JsonBody fields, String name) {
        String value = fields.text(name);
        if (value == null || value.isBlank()) {
            throw missing(name);
        }
        return value;
    }

    private static FileRefused missing(String name) {
        return new FileRefused(RefusalCode.BAD_REQUEST, name + " is missing.");
    }
}
