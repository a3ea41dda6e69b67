package io.millrace.scheduler.call;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes what is sent to a worker, straight into bytes. */
final class RequestBody {

    private RequestBody() {}

    static Buffer of(BodyTemplate template, CallValues values) {
        return write(json -> template.write(json, values));
    }

    /** What a POST sends whose task has no body of its own. */
    static Buffer standard(TaskCall call) {
        return write(json -> {
            json.writeStartObject();
            identity(json, call);
            parameters(json, call);
            json.writeEndObject();
        });
    }

    static Buffer cancel(TaskCall call) {
        return write(json -> {
            json.writeStartObject();
            json.writeStringField("batchRunId", call.batchRunId());
            json.writeStringField("taskCode", call.task().taskCode());
            json.writeStringField("jobId", call.jobId());
            json.writeEndObject();
        });
    }

    private static void identity(JsonGenerator json, TaskCall call) throws IOException {
        json.writeStringField("batchRunId", call.batchRunId());
        json.writeStringField("batchName", call.batch().code());
        json.writeStringField("taskCode", call.task().taskCode());
        json.writeStringField("jobId", call.jobId());
    }

    private static void parameters(JsonGenerator json, TaskCall call) throws IOException {
        json.writeObjectFieldStart("batchParams");
        for (var preset : call.batch().batchParams().entrySet()) {
            if (!call.batchParams().containsKey(preset.getKey())) {
                field(json, preset);
            }
        }
        for (var given : call.batchParams().entrySet()) {
            field(json, given);
        }
        json.writeEndObject();
        json.writeObjectFieldStart("taskRuntimeParams");
        for (var given : call.taskRuntimeParams().entrySet()) {
            field(json, given);
        }
        json.writeEndObject();
    }

    private static void field(JsonGenerator json, Map.Entry<String, JsonNode> field)
            throws IOException {
        json.writeFieldName(field.getKey());
        json.writeTree(field.getValue());
    }

    private static Buffer write(Writing writing) {
        try (var bytes = new ByteArrayBuilder(256);
                JsonGenerator json = CallJson.MAPPER.createGenerator(bytes)) {
            writing.to(json);
            json.flush();
            return Buffer.buffer(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("memory refused bytes", e);
        }
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }
}
