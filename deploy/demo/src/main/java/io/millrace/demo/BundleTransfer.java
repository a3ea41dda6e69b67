package io.millrace.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Takes a bundle from one tenant's files to another's, by two signed URLs. */
final class BundleTransfer {

    private static final String BASE = "/utils-service/v1/file/";

    private final Gateway gateway;
    private final Console console;

    BundleTransfer(Gateway gateway, Console console) {
        this.gateway = gateway;
        this.console = console;
    }

    /** The id of the file at the other tenant. */
    long carry(ExternalScheduler from, long fileId, ExternalScheduler to) {
        String download =
                gateway.show(from.request("GET", BASE + "downloadfile/" + fileId))
                        .path("payload")
                        .path("downloadURL")
                        .asText();
        console.request("curl -o month-end.zip \"$DOWNLOAD_URL\"");
        byte[] bundle = send(HttpRequest.newBuilder(URI.create(download))).body();
        console.answer(200, bundle.length + " bytes");
        var announced =
                gateway.show(
                                to.request("POST", BASE + "uploadfile/parURL?prefix=demo")
                                        .body(announcement(bundle.length)))
                        .path("payload");
        console.request("curl -T month-end.zip \"$UPLOAD_URL\"");
        URI upload = URI.create(announced.path("uploadURL").asText());
        var put = HttpRequest.newBuilder(upload).PUT(BodyPublishers.ofByteArray(bundle));
        console.answer(send(put).statusCode(), "");
        return announced.path("fileId").asLong();
    }

    private static String announcement(int size) {
        return Gateway.JSON
                .createObjectNode()
                .put("fileName", "month-end.zip")
                .put("fileSize", size)
                .put("mimeType", "application/zip")
                .toString();
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new DemoFailed("The object store answers " + answer.statusCode() + ".");
            }
            return answer;
        } catch (IOException e) {
            throw new DemoFailed("The object store does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("The demo was interrupted.", e);
        }
    }
}
