package io.millrace.bench.peer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/**
 * The call as a peer makes it: the JDK's client with keep-alive, built once, request built once.
 */
final class PlainCall implements AutoCloseable {

    private static final byte[] BODY =
            """
            {"batchRunId":"BENCH_2026-01-01_1767225600000_1","batchName":"BENCH","taskCode":"T1"}\
            """
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    PlainCall(URI worker) {
        request =
                HttpRequest.newBuilder(worker.resolve("/noop"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(BODY))
                        .build();
    }

    void make() throws IOException, InterruptedException {
        int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
        if (status != 200) {
            throw new IOException("The worker answered " + status);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
