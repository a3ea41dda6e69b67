package io.millrace.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The sample worker as a process, called as Millrace would call it. */
final class RunningWorker implements AutoCloseable {

    private final String secret = SampleWorker.newSecret();
    private final HttpClient http = HttpClient.newHttpClient();
    private final SampleWorker worker;

    RunningWorker(Path log, Map<String, String> environment) {
        var variables = new HashMap<>(environment);
        variables.put("WORKER_SECRET", secret);
        worker = SampleWorker.start(Path.of("worker", "Worker.java"), log, variables);
    }

    /** A signed POST for task {@code LOAD} of run {@code RUN_1}. */
    CompletableFuture<HttpResponse<String>> call(String path, String key, String... headers) {
        var request = signed(path, key, Instant.now());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpRequest.Builder signed(String path, String key, Instant at) {
        long timestamp = at.getEpochSecond();
        return HttpRequest.newBuilder(url().resolve(path))
                .header("Idempotency-Key", key)
                .header("Millrace-Run-Id", "RUN_1")
                .header("Millrace-Task-Code", key.split("/", -1)[1])
                .header("webhook-id", key)
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", signature(key + "." + timestamp + ".{}"))
                .POST(BodyPublishers.ofString("{}"));
    }

    CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    URI url() {
        return worker.url();
    }

    @Override
    public void close() {
        http.shutdownNow();
        worker.close();
    }

    private String signature(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
