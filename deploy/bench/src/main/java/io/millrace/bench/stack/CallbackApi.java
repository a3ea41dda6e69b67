package io.millrace.bench.stack;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Callbacks of workers, in bytes for the load. */
public final class CallbackApi {

    private final String head;

    CallbackApi(URI service, String token) {
        head =
                """
                PUT /ws/rest/service/v2/oic/job HTTP/1.1
                Host: %s
                Authorization: Bearer %s
                Content-Type: application/json
                Content-Length:\
                """
                        .formatted(service.getAuthority(), token)
                        .replace("\n", "\r\n");
    }

    /** What the worker of a job sends at its end, as bytes on the wire. */
    public byte[] completed(String jobId) {
        String body =
                "{\"jobId\":\"%s\",\"status\":\"Completed\",\"message\":\"{\\\"rows\\\":120000}\"}"
                        .formatted(jobId);
        String request = head + " " + body.length() + "\r\n\r\n" + body;
        return request.getBytes(StandardCharsets.US_ASCII);
    }
}
