package io.millrace.file.upload;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.file.limits.UploadSettings;
import io.millrace.file.refusal.FileRefused;
import io.millrace.file.refusal.RefusalCode;
import io.millrace.platform.json.JsonBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the body of an announcement: one file, or an array of them. */
@ApplicationScoped
public class UploadRequest {

    private final FileReader reader;
    private final UploadSettings settings;

    UploadRequest(FileReader reader, UploadSettings settings) {
        this.reader = reader;
        this.settings = settings;
    }

    public List<RequestedFile> read(byte[] body) {
        if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            throw new FileRefused(RefusalCode.EMPTY_BODY, "The body is empty.");
        }
        List<JsonNode> items = items(JsonBody.read(body));
        List<RequestedFile> files = new ArrayList<>(items.size());
        items.forEach(item -> files.add(reader.read(item)));
        return files;
    }

    private List<JsonNode> items(JsonNode body) {
        List<JsonNode> items = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(items::add);
        } else {
            items.add(body);
        }
        if (items.isEmpty()) {
            throw new FileRefused(RefusalCode.EMPTY_BODY, "The array is empty.");
        }
        if (!items.stream().allMatch(JsonNode::isObject)) {
            throw invalid("The body must be an object, or an array of objects.");
        }
        if (items.size() > settings.filesAtOnce()) {
            throw invalid("The array holds more than " + settings.filesAtOnce() + " files.");
        }
        return items;
    }

    private static FileRefused invalid(String message) {
        return new FileRefused(RefusalCode.INVALID_JSON, message);
    }
}
