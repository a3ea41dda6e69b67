package io.millrace.scheduler.call;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.scheduler.definition.BatchDefinition;
import io.millrace.scheduler.definition.RetryPolicy;
import io.millrace.scheduler.definition.TaskDefinition;
import io.millrace.scheduler.definition.TaskMode;
import io.millrace.scheduler.definition.WorkerAuth;
import io.millrace.scheduler.definition.WorkerDefinition;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call of task LOAD of batch MONTH_END, POST /load, unless it is said otherwise. */
final class ACall {

    private URI baseUrl;
    private WorkerAuth auth = new WorkerAuth(WorkerAuth.Type.NONE, null);
    private @Nullable String cancelPath;
    private String method = "POST";
    private String path = "/load";
    private final Map<String, String> query = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private @Nullable JsonNode body;
    private @Nullable String jobId;
    private Duration timeout = Duration.ofSeconds(20);
    private boolean repeatable = true;
    private final Map<String, JsonPointer> outputPointers = new HashMap<>();
    private final Map<String, JsonNode> preset = new HashMap<>();
    private final Set<String> secretParams = new HashSet<>();
    private final Map<String, JsonNode> batchParams = new HashMap<>();
    private final Map<String, JsonNode> taskParams = new HashMap<>();
    private final Map<String, JsonNode> earlierOutputs = new HashMap<>();
    private @Nullable String traceparent;
    private int attempt = 1;

    private ACall(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    static ACall to(int port) {
        return new ACall(URI.create("http://127.0.0.1:" + port));
    }

    static ACall toNobody() {
        return to(1);
    }

    ACall at(String url) {
        baseUrl = URI.create(url);
        return this;
    }

    ACall auth(WorkerAuth.Type type, String secret) {
        auth = new WorkerAuth(type, secret);
        return this;
    }

    ACall cancelPath(String value) {
        cancelPath = value;
        return this;
    }

    ACall method(String value) {
        method = value;
        return this;
    }

    ACall path(String value) {
        path = value;
        return this;
    }

    ACall query(String name, String value) {
        query.put(name, value);
        return this;
    }

    ACall header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    ACall body(String json) {
        body = json(json);
        return this;
    }

    ACall async(String job) {
        jobId = job;
        return this;
    }

    ACall timeout(Duration value) {
        timeout = value;
        return this;
    }

    ACall onlyOnce() {
        repeatable = false;
        return this;
    }

    ACall attempt(int value) {
        attempt = value;
        return this;
    }

    ACall output(String name, String pointer) {
        outputPointers.put(name, JsonPointer.compile(pointer));
        return this;
    }

    ACall preset(String name, String json) {
        preset.put(name, json(json));
        return this;
    }

    ACall batchParam(String name, String json) {
        batchParams.put(name, json(json));
        return this;
    }

    ACall taskParam(String name, String json) {
        taskParams.put(name, json(json));
        return this;
    }

    ACall secretParam(String name, String value) {
        secretParams.add(name);
        batchParams.put(name, TextNode.valueOf(value));
        return this;
    }

    ACall earlierOutput(String name, String json) {
        earlierOutputs.put(name, json(json));
        return this;
    }

    ACall traceparent(String value) {
        traceparent = value;
        return this;
    }

    TaskCall build() {
        TaskDefinition task = task();
        return new TaskCall(
                "meridian",
                "MONTH_END_2026-01-31_1769900000000_1",
                new BatchDefinition(
                        "MONTH_END", "", null, null, preset, secretParams, List.of(task)),
                task,
                new WorkerDefinition("LEDGER", baseUrl, 64, null, auth, cancelPath),
                attempt,
                batchParams,
                taskParams,
                earlierOutputs,
                jobId,
                traceparent);
    }

    private TaskDefinition task() {
        return new TaskDefinition(
                "LOAD",
                "",
                "LEDGER",
                method,
                path,
                query,
                headers,
                body,
                jobId == null ? TaskMode.SYNC : TaskMode.ASYNC,
                List.of(),
                timeout,
                repeatable,
                new RetryPolicy(1, Duration.ofSeconds(1), 2, null),
                outputPointers);
    }

    static JsonNode json(String text) {
        try {
            return CallJson.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the test's own JSON is wrong: " + text, e);
        }
    }
}
