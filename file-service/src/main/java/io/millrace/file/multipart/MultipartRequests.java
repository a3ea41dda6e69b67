package io.millrace.file.multipart;

import io.millrace.file.limits.UploadSettings;
import io.millrace.file.refusal.FileRefused;
import io.millrace.file.refusal.RefusalCode;
import io.millrace.file.upload.RequestedFile;
import io.millrace.file.upload.UploadRequest;
import io.millrace.platform.json.JsonBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body that begins an upload: as any announcement, of one file, and how to cut it. */
@ApplicationScoped
class MultipartRequests {

    record Request(RequestedFile file, PartPlan plan) {}

    private final UploadRequest requests;
    private final UploadSettings settings;

    MultipartRequests(UploadRequest requests, UploadSettings settings) {
        this.requests = requests;
        this.settings = settings;
    }

    Request read(byte[] body) {
        List<RequestedFile> files = requests.read(body);
        if (files.size() > 1) {
            throw new FileRefused(
                    RefusalCode.INVALID_JSON, "An upload in parts is begun for one file.");
        }
        RequestedFile file = files.getFirst();
        return new Request(file, PartPlan.of(file.size(), asked(body), settings.partSize()));
    }

    private static @Nullable BigDecimal asked(byte[] body) {
        var json = JsonBody.read(body);
        return JsonBody.of(json.isArray() ? json.get(0) : json, "").number("partSize");
    }
}
