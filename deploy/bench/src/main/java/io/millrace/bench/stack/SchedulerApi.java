package io.millrace.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The scheduler's API: definitions over a plain client, and requests in bytes for the load. */
public final class SchedulerApi {

    private static final String ROOT = "/SchedulerService/rest-api/v1/";

    private final HttpClient client = HttpClient.newBuilder().build();
    private final URI scheduler;
    private final Map<String, String> headers;
    private final Set<String> put = new LinkedHashSet<>();

    SchedulerApi(URI scheduler, Map<String, String> headers) {
        this.scheduler = scheduler;
        this.headers = headers;
    }

    public void putWorker(String code, String body) throws IOException, InterruptedException {
        put("workers/" + code, body);
    }

    public void putBatch(String code, String body) throws IOException, InterruptedException {
        put("batches/" + code, body);
    }

    /** Deletes what was put. */
    public void deleteAll() throws IOException {
        try {
            for (String path : List.copyOf(put).reversed()) {
                send(request(path).DELETE().build());
            }
            put.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A trigger of a batch, as bytes on the wire. */
    public byte[] trigger(String batch) {
        return post("trigger", "{\"batchName\":\"" + batch + "\",\"batchType\":\"rest\"}");
    }

    /** A status call, as bytes on the wire. */
    public byte[] status(String batchRunId) {
        return post("status", "{\"batchRunId\":\"" + batchRunId + "\"}");
    }

    private byte[] post(String call, String body) {
        StringBuilder request = new StringBuilder(2048);
        request.append("POST ")
                .append(ROOT)
                .append("external/")
                .append(call)
                .append(" HTTP/1.1\r\n");
        request.append("Host: ").append(scheduler.getAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        request.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        return request.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void put(String path, String body) throws IOException, InterruptedException {
        put.add(path);
        HttpResponse<String> answer =
                send(request(path).PUT(BodyPublishers.ofString(body)).build());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("PUT " + path + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(scheduler.resolve(ROOT + path));
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }
}
