package io.millrace.scheduler.call;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers of one call. What Millrace says of itself is set last, so no task can say otherwise. */
final class RequestHeaders {

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence USER_AGENT = HttpHeaders.createOptimized("Millrace");
    private static final CharSequence IDEMPOTENCY_KEY = optimized("idempotency-key");
    private static final CharSequence TENANT = optimized("millrace-tenant");
    private static final CharSequence RUN_ID = optimized("millrace-run-id");
    private static final CharSequence TASK_CODE = optimized("millrace-task-code");
    private static final CharSequence JOB_ID = optimized("millrace-job-id");
    private static final CharSequence CALLBACK_URL = optimized("millrace-callback-url");
    private static final CharSequence TRACEPARENT = optimized("traceparent");

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Set<String> OF_THE_CONNECTION =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "keep-alive",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private final MultiMap headers = HttpHeaders.headers();

    RequestHeaders() {
        headers.set(HttpHeaders.USER_AGENT, USER_AGENT);
        headers.set(HttpHeaders.ACCEPT, JSON);
    }

    /** A header name that a task may set. */
    static String settable(String name) {
        if (!TOKEN.matcher(name).matches()
                || OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            throw new CallRefused("a task cannot set the header '" + name + "'");
        }
        return name;
    }

    /** A header from the definition. */
    void given(String name, String value) {
        if (value.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c > 0x7e)) {
            throw new CallRefused(
                    "the value of header " + name + " has characters that no header can carry");
        }
        headers.set(name, value);
    }

    void jsonBody() {
        if (!headers.contains(HttpHeaders.CONTENT_TYPE)) {
            headers.set(HttpHeaders.CONTENT_TYPE, JSON);
        }
    }

    void of(TaskCall call, String idempotencyKey) {
        headers.set(IDEMPOTENCY_KEY, idempotencyKey);
        headers.set(TENANT, call.tenant());
        headers.set(RUN_ID, call.batchRunId());
        headers.set(TASK_CODE, call.task().taskCode());
        if (call.traceparent() != null) {
            headers.set(TRACEPARENT, call.traceparent());
        }
    }

    void callback(String jobId, String url) {
        headers.set(JOB_ID, jobId);
        headers.set(CALLBACK_URL, url);
    }

    void authorization(String value) {
        given("authorization", value);
    }

    void set(CharSequence name, String value) {
        headers.set(name, value);
    }

    MultiMap all() {
        return headers;
    }

    private static CharSequence optimized(String name) {
        return HttpHeaders.createOptimized(name);
    }
}
