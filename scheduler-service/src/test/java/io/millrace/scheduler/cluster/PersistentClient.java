package io.millrace.scheduler.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.testing.pod.Pod;
import io.millrace.testing.token.TestUser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** A scheduler script that retries blindly, each time at another pod, with the same key. */
final class PersistentClient {
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;
    private static final int STILL_RUNNING = 409;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Pod> pods;
    private final String token;
    private final HttpClient http;

    PersistentClient(List<Pod> pods, String token, HttpClient http) {
        this.pods = pods;
        this.token = token;
        this.http = http;
    }

    void put(String path, String body) {
        JsonNode answer =
                untilAnswered(path, request -> request.PUT(BodyPublishers.ofString(body)));
        if (answer.has("errors")) {
            throw new IllegalStateException(answer.toString());
        }
    }

    JsonNode post(String path, String key, String body) {
        return untilAnswered(
                path,
                request ->
                        request.header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
    }

    private JsonNode untilAnswered(
            String path, java.util.function.UnaryOperator<HttpRequest.Builder> call) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                HttpResponse<String> answer = send(path, call);
                if (!isWorthRetrying(answer.statusCode())) {
                    return JSON.readTree(answer.body());
                }
            } catch (IOException podIsGone) {
                pauseAfter(podIsGone);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IllegalStateException("No pod answered " + path + " in time");
    }

    private HttpResponse<String> send(
            String path, java.util.function.UnaryOperator<HttpRequest.Builder> call)
            throws IOException {
        Pod pod = pods.get(ThreadLocalRandom.current().nextInt(pods.size()));
        HttpRequest.Builder request = call.apply(headers(HttpRequest.newBuilder(pod.at(path))));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest.Builder headers(HttpRequest.Builder request) {
        return request.timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("ofs_tenant_id", TestUser.MERIDIAN_OPERATOR.tenant())
                .header("ofs_service_id", "MONTHEND")
                .header("ofs_workspace_id", "WS001")
                .header("ofs_remote_user", TestUser.MERIDIAN_OPERATOR.username());
    }

    private static boolean isWorthRetrying(int status) {
        return status >= SERVER_ERROR || status == TOO_MANY || status == STILL_RUNNING;
    }

    private static void pauseAfter(IOException podIsGone) {
        System.getLogger(PersistentClient.class.getName())
                .log(System.Logger.Level.DEBUG, "again, because of", podIsGone);
    }
}
