package io.millrace.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Asks for a report on the runs of the month end, waits for it, and fetches its file. */
final class ReportDownload {

    private static final String BASE = "/aai-dmi-service/vw/v1/";
    private static final String CODE = "BATCH_RUNS";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int SHOWN = 5;

    private final ExternalScheduler scheduler;
    private final Gateway gateway;
    private final Console console;

    ReportDownload(ExternalScheduler scheduler, Gateway gateway, Console console) {
        this.scheduler = scheduler;
        this.gateway = gateway;
        this.console = console;
    }

    /** The report must hold the group's run and one of each of its batches. */
    void play(RunStatus group) {
        console.step("A report on the runs of this month end, as a CSV file");
        List<String> lines = List.of();
        long giveUp = System.nanoTime() + LIMIT.toNanos();
        while (lines.size() < expected(group)) {
            if (System.nanoTime() > giveUp) {
                throw new DemoFailed("The report does not hold the runs of the month end.");
            }
            lines = download(complete(asked(group), giveUp));
        }
        lines.stream().limit(SHOWN).forEach(console::say);
    }

    /** The header, the group and its members. */
    private static int expected(RunStatus group) {
        return 2 + group.members().size();
    }

    private String asked(RunStatus group) {
        String run = group.batchRunId();
        ObjectNode body =
                Gateway.JSON
                        .createObjectNode()
                        .put(
                                "filterCriteria",
                                "(BATCH_RUNS.BATCH_RUN_ID = '%1$s' OR BATCH_RUNS.GROUP_RUN_ID = '%1$s')"
                                                .formatted(run)
                                        + " AND BATCH_RUNS.STATUS = 'SUCCESSFUL'")
                        .put("placeholderFilter", "");
        Curl curl =
                scheduler
                        .request("POST", BASE + "repgen")
                        .header("reportcode", CODE)
                        .header("reportType", "CSV")
                        .header("appid", "MILLRACE")
                        .header("reportDefType", "V")
                        .body(body.toString());
        return gateway.show(curl).path("requestInstanceId").asText();
    }

    private String complete(String instance, long giveUp) {
        JsonNode status = gateway.ask(statusOf(instance));
        while (isOpen(status) && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(PAUSE.toNanos());
            status = gateway.ask(statusOf(instance));
        }
        status = gateway.show(statusOf(instance));
        if (!status.path("status").asText().equals("COMPLETE")) {
            throw new DemoFailed("The report was not made: " + status);
        }
        return status.path("downloadLink").asText();
    }

    private static boolean isOpen(JsonNode status) {
        return List.of("PENDING", "RUNNING").contains(status.path("status").asText());
    }

    private Curl statusOf(String instance) {
        return scheduler
                .request("POST", BASE + "repgenstatus")
                .header("reportcode", CODE)
                .header("reportInstanceID", instance);
    }

    private List<String> download(String link) {
        console.request("curl \"$DOWNLOAD_LINK\"");
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(link)).build(),
                            BodyHandlers.ofString());
            console.answer(answer.statusCode(), "");
            return answer.body().lines().toList();
        } catch (IOException e) {
            throw new DemoFailed("The object store does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("The demo was interrupted.", e);
        }
    }
}
