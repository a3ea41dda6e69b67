package io.millrace.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends a file to the object store, finds it listed and fetches it again, by two signed URLs. */
final class FileTransfer {

    private static final String BASE = "/utils-service/v1/";
    private static final String NAME = "statements.csv";
    private static final String CONTENT = "account,balance\n4711,1200.50\n4712,-3.75\n";

    private final ExternalScheduler scheduler;
    private final Gateway gateway;
    private final Console console;

    FileTransfer(ExternalScheduler scheduler, Gateway gateway, Console console) {
        this.scheduler = scheduler;
        this.gateway = gateway;
        this.console = console;
    }

    void play() {
        console.step("A file goes up by a signed URL, is listed, and comes down again");
        JsonNode announced =
                gateway.show(scheduler.request("POST", uploadPath()).body(announcement()));
        console.request("curl -T " + NAME + " \"$UPLOAD_URL\"");
        String upload = announced.path("payload").path("uploadURL").asText();
        console.answer(send(put(upload)).statusCode(), "");
        requireListed(gateway.show(scheduler.request("GET", listPath())), announced);
        String download =
                gateway.show(scheduler.request("GET", downloadPath()))
                        .path("payload")
                        .path("downloadURL")
                        .asText();
        console.request("curl \"$DOWNLOAD_URL\"");
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(download)));
        console.answer(answer.statusCode(), answer.body().strip().replace("\n", " | "));
        if (!answer.body().equals(CONTENT)) {
            throw new DemoFailed("The file came down otherwise than it went up.");
        }
    }

    private static void requireListed(JsonNode list, JsonNode announced) {
        long id = announced.path("payload").path("fileId").asLong();
        for (JsonNode file : list.path("payload")) {
            if (file.path("n_file_id").asLong() == id) {
                return;
            }
        }
        throw new DemoFailed("The file is not listed.");
    }

    private static String listPath() {
        return BASE + "listfiles?stripeName=default&prefix=demo";
    }

    private static String uploadPath() {
        return BASE + "file/uploadfile/parURL?prefix=demo";
    }

    private static String downloadPath() {
        return BASE + "file/download?fileName=" + NAME + "&stripeName=default&prefix=demo";
    }

    private static String announcement() {
        return Gateway.JSON
                .createObjectNode()
                .put("fileName", NAME)
                .put("fileSize", CONTENT.length())
                .put("mimeType", "text/csv")
                .toString();
    }

    private static HttpRequest.Builder put(String url) {
        return HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofString(CONTENT));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DemoFailed("The object store does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("The demo was interrupted.", e);
        }
    }
}
