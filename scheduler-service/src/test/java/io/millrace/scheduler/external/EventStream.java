package io.millrace.scheduler.external;

import io.millrace.scheduler.SchedulerClient;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens to the events of a run until they end or it is closed. */
final class EventStream implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> data = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> end;

    private EventStream(HttpRequest request) {
        end =
                http.sendAsync(request, BodyHandlers.ofLines())
                        .thenAcceptAsync(answer -> answer.body().forEach(this::take));
    }

    static EventStream of(SchedulerClient client, String batchRunId) {
        var address =
                "http://127.0.0.1:%d/SchedulerService/rest-api/v1/runs/%s/events"
                        .formatted(RestAssured.port, batchRunId);
        return new EventStream(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + client.token())
                        .header("ofs_tenant_id", "meridian")
                        .header("ofs_service_id", "ledger")
                        .header("ofs_workspace_id", "WS001")
                        .header("ofs_remote_user", "meridian.operator")
                        .build());
    }

    private void take(String line) {
        if (line.startsWith("data:")) {
            data.add(line.substring("data:".length()));
        }
    }

    List<String> data() {
        return List.copyOf(data);
    }

    boolean isOver() {
        return end.isDone();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
