package io.millrace.migration.carry;

import io.millrace.local.server.FreePort;
import io.millrace.migration.MigrationClient;
import io.millrace.migration.fake.FakeOwner;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.BackingServers;
import io.millrace.testing.token.TestUser;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;

/** Migration, scheduler and file-service as processes on real servers; reports are played. */
final class Services implements AutoCloseable {

    private static final String API = "/SchedulerService/rest-api/v1/";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Pod scheduler;
    private final Pod file;
    final Pod migration;
    final Relay toScheduler;
    final Relay toFiles;
    final FakeOwner reports;

    Services(Path folder) {
        scheduler = new Pod("scheduler-service", folder, settings("scheduler-service", Map.of()));
        file = new Pod("file-service", folder, settings("file-service", Map.of()));
        toScheduler = new Relay(scheduler.at("/"));
        toFiles = new Relay(file.at("/"));
        String reportAddress = "http://127.0.0.1:" + FreePort.any();
        reports = new FakeOwner(reportAddress);
        migration =
                new Pod(
                        "migration-service",
                        folder,
                        settings(
                                "migration-service",
                                Map.of(
                                        "millrace.migration.work.lease",
                                        "PT2S",
                                        "millrace.services.scheduler",
                                        toScheduler.url(),
                                        "millrace.services.file",
                                        toFiles.url(),
                                        "millrace.services.report",
                                        reportAddress)));
        scheduler.awaitReady();
        file.awaitReady();
        migration.awaitReady();
    }

    private static Map<String, String> settings(String service, Map<String, String> own) {
        Map<String, String> settings =
                new TreeMap<>(BackingServers.settings(EnumSet.allOf(Backing.class), service));
        settings.put("millrace.kafka.group", service + "-carry");
        settings.putAll(own);
        return settings;
    }

    MigrationClient as(TestUser user) {
        return MigrationClient.as(user).at(migration.at("").toString());
    }

    private static RequestSpecification request(TestUser user) {
        return MigrationClient.as(user).request().contentType(ContentType.JSON);
    }

    /** Saves a definition of the scheduler. */
    void define(TestUser user, String path, String body) {
        var answer = request(user).body(body).put(scheduler.at(API + path));
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.asString());
        }
    }

    /** A definition of the scheduler as its tenant sees it, with its entity tag. */
    String definition(TestUser user, String path) {
        var answer = request(user).get(scheduler.at(API + path));
        return answer.statusCode() + " " + answer.header("ETag") + " " + answer.asString();
    }

    byte[] download(TestUser user, long fileId) {
        String url =
                request(user)
                        .get(file.at("/utils-service/v1/file/downloadfile/" + fileId))
                        .path("payload.downloadURL");
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    /** A file of the tenant with these bytes; its id. */
    long upload(TestUser user, byte[] bytes) {
        var announced =
                request(user)
                        .body(
                                "{\"fileName\":\"bundle.zip\",\"fileSize\":%d,\"mimeType\":\"application/zip\"}"
                                        .formatted(bytes.length))
                        .post(file.at("/utils-service/v1/file/uploadfile/parURL"))
                        .jsonPath();
        URI url = URI.create(announced.getString("payload.uploadURL"));
        send(HttpRequest.newBuilder(url).PUT(BodyPublishers.ofByteArray(bytes)));
        return announced.getLong("payload.fileId");
    }

    private byte[] send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new AssertionError("the store answers " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        migration.close();
        toScheduler.close();
        toFiles.close();
        file.close();
        scheduler.close();
    }
}
