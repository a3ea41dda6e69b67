package io.millrace.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests to the report service. */
public final class ReportApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/aai-dmi-service/vw/v1/";
    private static final String CODE = "BATCH_RUNS";
    private static final int POLL_MILLIS = 100;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final Map<String, String> headers;

    ReportApi(URI service, Map<String, String> headers) {
        this.service = service;
        this.headers = headers;
    }

    /** Asks for the runs of a batch, waits until the file is there, and tells the number. */
    public long make(String batch) throws IOException, InterruptedException, TimeoutException {
        String filter = "{\"filterCriteria\":\"BATCH_RUNS.BATCH_NAME = '" + batch + "'\"}";
        String instance = post("repgen", filter, Map.of()).path("requestInstanceId").asText();
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (!isComplete(instance)) {
            if (System.nanoTime() > giveUp) {
                throw new TimeoutException("The report is not complete");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return Long.parseLong(instance);
    }

    private boolean isComplete(String instance) throws IOException, InterruptedException {
        JsonNode status = post("repgenstatus", "", Map.of("reportInstanceID", instance));
        if (status.path("status").asText().equals("FAIL")) {
            throw new IllegalStateException("The report failed: " + status);
        }
        return status.path("status").asText().equals("COMPLETE");
    }

    private JsonNode post(String call, String body, Map<String, String> more)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(service.resolve(ROOT + call))
                        .header("reportcode", CODE)
                        .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        more.forEach(request::header);
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(call + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
