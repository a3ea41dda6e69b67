package io.millrace.migration.carry;

import io.millrace.migration.MigrationClient;
import io.millrace.testing.pod.Pod;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.BackingServers;
import io.millrace.testing.servers.DatabaseAccess;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The migration-service and all that it calls as processes on real servers. */
final class Services implements AutoCloseable {

    private static final String API = "/SchedulerService/rest-api/v1/";
    private static final String REPORTS = "/aai-dmi-service/vw/v1/reports/";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Pod scheduler;
    private final Pod file;
    private final Pod report;
    private final Pod bounce;
    private final DatabaseAccess bounceDatabase;
    final Pod migration;
    final DatabaseAccess migrationDatabase;
    final Relay toScheduler;
    final Relay toFiles;
    final Relay toReports;
    final Relay toBounces;

    Services(Path folder) {
        scheduler = pod("scheduler-service", folder);
        file = pod("file-service", folder);
        report = pod("report-service", folder);
        var bounceSettings = settings("bounce-service");
        bounce = new Pod("bounce-service", folder, bounceSettings);
        bounceDatabase = DatabaseAccess.of("bounce", bounceSettings);
        toScheduler = new Relay(scheduler.at("/"));
        toFiles = new Relay(file.at("/"));
        toReports = new Relay(report.at("/"));
        toBounces = new Relay(bounce.at("/"));
        var settings = settings("migration-service");
        settings.put("millrace.migration.work.lease", "PT2S");
        settings.put("millrace.services.scheduler", toScheduler.url());
        settings.put("millrace.services.file", toFiles.url());
        settings.put("millrace.services.report", toReports.url());
        settings.put("millrace.services.bounce", toBounces.url());
        migration = new Pod("migration-service", folder, settings);
        migrationDatabase = DatabaseAccess.of("migration", settings);
        pods().forEach(Pod::awaitReady);
    }

    private static Pod pod(String service, Path folder) {
        return new Pod(service, folder, settings(service));
    }

    private List<Pod> pods() {
        return List.of(migration, scheduler, file, report, bounce);
    }

    private static Map<String, String> settings(String service) {
        Map<String, String> settings =
                new TreeMap<>(BackingServers.settings(EnumSet.allOf(Backing.class), service));
        settings.put("millrace.kafka.group", service + "-carry");
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
        put(user, scheduler.at(API + path), body);
    }

    void defineReport(TestUser user, String code, String body) {
        put(user, report.at(REPORTS + code), body);
    }

    /** Of a customer with the support identifier. */
    void defineInstance(TestUser user, String supportIdentifier, String body) {
        String path = "/selfservice/v1/customers/" + supportIdentifier + "/EBSO/instances/PROD1";
        put(user, bounce.at(path), body);
    }

    private static void put(TestUser user, URI address, String body) {
        var answer = request(user).body(body).put(address);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.asString());
        }
    }

    /** As in another environment, where no tenant has used the support identifier yet. */
    void forgetCustomer(String supportIdentifier) {
        for (String table : new String[] {"instance", "customer"}) {
            bounceDatabase.change(
                    "DELETE FROM " + table + " WHERE support_identifier = ?", supportIdentifier);
        }
    }

    /** A definition of the scheduler as its tenant sees it, with its entity tag. */
    String definition(TestUser user, String path) {
        var answer = request(user).get(scheduler.at(API + path));
        return answer.statusCode() + " " + answer.header("ETag") + " " + answer.asString();
    }

    boolean hasReport(TestUser user, String code) {
        return request(user).get(report.at(REPORTS + code)).statusCode() == 200;
    }

    /** Names of the files that exports of the user's tenant made. */
    List<String> bundles(TestUser user) {
        return request(user)
                .get(file.at("/utils-service/v1/listfiles?stripeName=default&prefix=migration"))
                .jsonPath()
                .getList("payload.v_file_name");
    }

    /** How often the step that an export or import is at has failed. */
    long failures(String code) {
        return migrationDatabase.count("SELECT failures FROM migration WHERE code = ?", code);
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
        pods().forEach(Pod::close);
        List.of(toScheduler, toFiles, toReports, toBounces).forEach(Relay::close);
    }
}
