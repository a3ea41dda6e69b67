package io.millrace.migration.carry;

import static io.millrace.testing.token.TestUser.HARBOR_OPERATOR;
import static io.millrace.testing.token.TestUser.MERIDIAN_OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.migration.MigrationClient;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.Outage;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From one tenant to another, with the migration-service killed wherever it hurts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarryIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Services services;

    @BeforeAll
    void start(@TempDir Path folder) {
        services = new Services(folder);
    }

    @AfterAll
    void stop() {
        services.close();
    }

    private static String code() {
        return "C-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /**
     * In the first tenant: a group of two batches on one worker, a report, and an instance that one
     * of the batches bounces; the name they begin with, which is the instance's customer too.
     */
    private String defined() {
        String name = "N" + UUID.randomUUID().toString().substring(0, 8).replace("-", "");
        services.define(
                MERIDIAN_OPERATOR,
                "workers/" + name + "_W",
                "{\"baseUrl\":\"http://127.0.0.1:9\",\"ratePerSecond\":2.50,\"auth\":{\"type\":\"bearer\",\"secret\":\"${secret:LEDGER}\"}}");
        for (String batch : new String[] {"_A", "_B"}) {
            services.define(
                    MERIDIAN_OPERATOR,
                    "batches/" + name + batch,
                    "{\"batchParams\":{\"KEY\":\"s3cr3t\",\"RATE\":1.50},\"secretParams\":[\"KEY\"],\"tasks\":[{\"taskCode\":\"T\",\"worker\":\"%s_W\",\"path\":\"/\"}]}"
                            .formatted(name));
        }
        services.define(
                MERIDIAN_OPERATOR,
                "batch-groups/" + name + "_G",
                "{\"members\":[{\"batchName\":\"%s_A\"},{\"batchName\":\"%s_B\",\"after\":[\"%s_A\"]}]}"
                        .formatted(name, name, name));
        services.defineReport(
                MERIDIAN_OPERATOR,
                name,
                "{\"name\":\"Failures\",\"dataSource\":\"reporting\",\"view\":\"BATCH_RUNS\",\"columns\":[\"BATCH_NAME\",\"STATUS\"],\"defaultFilter\":\"BATCH_RUNS.STATUS = 'FAILED'\"}");
        services.defineInstance(MERIDIAN_OPERATOR, name, instance(name));
        return name;
    }

    private static String instance(String name) {
        return "{\"batchName\":\"%s_B\",\"optedIn\":true,\"hosts\":[\"db1.example.com\"],\"leadTime\":\"PT45M\"}"
                .formatted(name);
    }

    private static String export(String name) {
        return "{\"objects\":[{\"type\":\"BATCH_GROUP\",\"code\":\"%s_*\"},{\"type\":\"REPORT\",\"code\":\"%s\"},{\"type\":\"BOUNCE_INSTANCE\",\"code\":\"%s/*\"}],\"withDependencies\":true}"
                .formatted(name, name, name);
    }

    private byte[] exported(String name) {
        var view = services.as(MERIDIAN_OPERATOR).run("export", code(), export(name));
        assertThat(view.getString("status")).as(view.prettify()).isEqualTo("SUCCESS");
        return services.download(MERIDIAN_OPERATOR, view.getLong("bundle.fileId"));
    }

    /** An import of it for the second tenant, in an environment where its customer is new. */
    private String importOf(String name, byte[] bundle) {
        services.forgetCustomer(name);
        long file = services.upload(HARBOR_OPERATOR, bundle);
        return "{\"fileId\":%d,\"overWriteOptions\":\"Y\"}".formatted(file);
    }

    @Test
    void whatWasCarriedIsExportedAlike() {
        String name = defined();
        byte[] bundle = exported(name);
        var harbor = services.as(HARBOR_OPERATOR);

        var imported = harbor.run("import", code(), importOf(name, bundle));
        var again = harbor.run("export", code(), export(name));

        assertThat(imported.getList("results.result")).hasSize(6).containsOnly("CREATED");
        assertThat(
                        imported.getList(
                                "results.find { it.code == '%s_A' }.secretsToSet".formatted(name)))
                .containsExactly("KEY");
        assertThat(
                        imported.getList(
                                "results.find { it.code == '%s_W' }.secretsToSet".formatted(name)))
                .containsExactly("LEDGER");
        assertThat(services.download(HARBOR_OPERATOR, again.getLong("fileId"))).isEqualTo(bundle);
        assertThat(new String(bundle, StandardCharsets.UTF_8))
                .doesNotContain("s3cr3t")
                .contains("1.50", "BATCH_RUNS.STATUS = 'FAILED'", "db1.example.com");
    }

    @Test
    void anExportSurvivesAKillAtEveryStep() throws InterruptedException {
        String name = defined();
        String code = code();
        var meridian = services.as(MERIDIAN_OPERATOR);
        byte[] undisturbed = exported(name);
        meridian.put("export", code, export(name));

        var first = services.toScheduler.hold("POST", "/export", false);
        MigrationClient.expect(meridian.trigger("export", code), 200);
        killAtEach(
                first,
                () -> services.toBounces.hold("POST", "/export", true),
                () -> services.toFiles.hold("POST", "/files", false),
                () -> services.toFiles.hold("POST", "/files", true),
                () -> services.toFiles.hold("GET", "/files", true));
        services.migration.replace();

        var ended = meridian.ended("export", code);
        assertThat(ended.getString("status")).as(ended.prettify()).isEqualTo("SUCCESS");
        assertThat(services.download(MERIDIAN_OPERATOR, ended.getLong("bundle.fileId")))
                .isEqualTo(undisturbed);
    }

    @Test
    void anExportWaitsForTheObjectStoreAndStoresOneWholeBundle() throws InterruptedException {
        String name = defined();
        String code = code();
        var meridian = services.as(MERIDIAN_OPERATOR);
        byte[] undisturbed = exported(name);
        meridian.put("export", code, export(name));
        var announced = services.toFiles.hold("POST", "/files", true);
        MigrationClient.expect(meridian.trigger("export", code), 200);
        announced.awaitReached();

        JsonPath meanwhile;
        try (var _ = Outage.of(Backing.S3)) {
            announced.release();
            await().atMost(PATIENCE).until(() -> services.failures(code) > 0);
            meanwhile = meridian.get("export", code).jsonPath();
        }
        var ended = meridian.ended("export", code);

        assertThat(meanwhile.getString("status")).isEqualTo("INPROGRESS");
        assertThat(meanwhile.getString("progress.step")).isEqualTo("STORE");
        assertThat(meanwhile.<Object>get("bundle")).isNull();
        assertThat(ended.getString("status")).as(ended.prettify()).isEqualTo("SUCCESS");
        assertThat(services.download(MERIDIAN_OPERATOR, ended.getLong("bundle.fileId")))
                .isEqualTo(undisturbed);
        assertThat(services.bundles(MERIDIAN_OPERATOR))
                .filteredOn(("export-" + code + ".zip")::equals)
                .hasSize(1);
    }

    @Test
    void anImportSurvivesAKillAtEveryStepAndIsMadeOnce() throws InterruptedException {
        String name = defined();
        String code = code();
        var harbor = services.as(HARBOR_OPERATOR);
        harbor.put("import", code, importOf(name, exported(name)));

        var first = services.toFiles.hold("GET", "/files", true);
        MigrationClient.expect(harbor.trigger("import", code), 200);
        killAtEach(
                first,
                () -> services.toScheduler.hold("POST", "/imports/check", false),
                () -> services.toBounces.hold("POST", "/imports/check", true),
                () -> services.toScheduler.hold("PUT", "/imports/", false),
                () -> services.toScheduler.hold("PUT", "/imports/", true),
                () -> services.toReports.hold("PUT", "/imports/", false),
                () -> services.toReports.hold("PUT", "/imports/", true),
                () -> services.toBounces.hold("PUT", "/imports/", false),
                () -> services.toBounces.hold("PUT", "/imports/", true));
        killWhileItEnds();
        services.migration.replace();

        var ended = harbor.ended("import", code);
        assertThat(ended.getString("status")).as(ended.prettify()).isEqualTo("SUCCESS");
        assertThat(ended.getList("results.result")).hasSize(6).containsOnly("CREATED");
        assertThat(services.definition(HARBOR_OPERATOR, "batch-groups/" + name + "_G"))
                .startsWith("200 ");
    }

    /** The bounce-service refuses a customer that another tenant has come to use meanwhile. */
    @Test
    void whatIsTakenBackIsTakenBackDespiteKills() throws InterruptedException {
        String name = defined();
        String code = code();
        services.define(
                HARBOR_OPERATOR, "workers/" + name + "_W", "{\"baseUrl\":\"http://127.0.0.1:10\"}");
        String before = body(name + "_W");
        var harbor = services.as(HARBOR_OPERATOR);
        harbor.put("import", code, importOf(name, exported(name)));
        var lastOwner = services.toBounces.hold("PUT", "/imports/", false);
        MigrationClient.expect(harbor.trigger("import", code), 200);
        lastOwner.awaitReached();

        services.defineInstance(MERIDIAN_OPERATOR, name, instance(name));
        var first = services.toReports.hold("DELETE", "/imports/", false);
        lastOwner.release();
        killAtEach(
                first,
                () -> services.toReports.hold("DELETE", "/imports/", true),
                () -> services.toScheduler.hold("DELETE", "/imports/", false),
                () -> services.toScheduler.hold("DELETE", "/imports/", true));
        services.migration.replace();

        var ended = harbor.ended("import", code);
        assertThat(ended.getString("status")).as(ended.prettify()).isEqualTo("FAILED");
        assertThat(ended.getString("reason")).isEqualTo("One object was refused.");
        assertThat(
                        ended.getString(
                                "results.find { it.code == '%s/EBSO/PROD1' }.reason"
                                        .formatted(name)))
                .isEqualTo("The support identifier belongs to another tenant.");
        assertThat(services.definition(HARBOR_OPERATOR, "batch-groups/" + name + "_G"))
                .startsWith("404");
        assertThat(services.definition(HARBOR_OPERATOR, "batches/" + name + "_A"))
                .startsWith("404");
        assertThat(services.hasReport(HARBOR_OPERATOR, name)).isFalse();
        assertThat(body(name + "_W")).isEqualTo(before);
    }

    private String body(String worker) {
        return services.definition(HARBOR_OPERATOR, "workers/" + worker)
                .replaceFirst("\".*?\"", "");
    }

    /** Kills the migration-service at one point after the other, and leaves it dead. */
    @SafeVarargs
    private void killAtEach(Relay.Point first, Supplier<Relay.Point>... others)
            throws InterruptedException {
        killAt(first);
        for (var other : others) {
            var next = other.get();
            services.migration.replace();
            killAt(next);
        }
    }

    private void killAt(Relay.Point point) throws InterruptedException {
        point.awaitReached();
        services.migration.kill();
        point.release();
    }

    /** All owners are through, and the last word on it is not committed. */
    private void killWhileItEnds() {
        try (var _ = services.migrationDatabase.holdNewEvents()) {
            services.migration.replace();
            await().atMost(PATIENCE).until(services.migrationDatabase::isHeldUp);
            services.migration.kill();
        }
    }
}
