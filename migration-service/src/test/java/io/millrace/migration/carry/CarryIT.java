package io.millrace.migration.carry;

import static io.millrace.testing.token.TestUser.HARBOR_OPERATOR;
import static io.millrace.testing.token.TestUser.MERIDIAN_OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migration.MigrationClient;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From one tenant to another, with the migration-service killed wherever it hurts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarryIT {

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

    /** A group of two batches on one worker, in the first tenant; the name they begin with. */
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
        return name;
    }

    private static String export(String name) {
        return "{\"objects\":[{\"type\":\"BATCH_GROUP\",\"code\":\"%s_*\"}],\"withDependencies\":true}"
                .formatted(name);
    }

    private static String importOf(long file) {
        return "{\"fileId\":%d,\"overWriteOptions\":\"Y\"}".formatted(file);
    }

    private byte[] exported(String name) {
        var view = services.as(MERIDIAN_OPERATOR).run("export", code(), export(name));
        assertThat(view.getString("status")).as(view.prettify()).isEqualTo("SUCCESS");
        return services.download(MERIDIAN_OPERATOR, view.getLong("bundle.fileId"));
    }

    @Test
    void whatWasCarriedIsExportedAlike() {
        String name = defined();
        byte[] bundle = exported(name);
        var harbor = services.as(HARBOR_OPERATOR);

        var imported =
                harbor.run("import", code(), importOf(services.upload(HARBOR_OPERATOR, bundle)));
        var again = harbor.run("export", code(), export(name));

        assertThat(imported.getList("results.result")).hasSize(4).containsOnly("CREATED");
        assertThat(
                        imported.getList(
                                "results.find { it.code == '%s_A' }.secretsToSet".formatted(name)))
                .containsExactly("KEY");
        assertThat(
                        imported.getList(
                                "results.find { it.code == '%s_W' }.secretsToSet".formatted(name)))
                .containsExactly("LEDGER");
        assertThat(services.download(HARBOR_OPERATOR, again.getLong("bundle.fileId")))
                .isEqualTo(bundle);
        assertThat(new String(bundle, StandardCharsets.UTF_8))
                .doesNotContain("s3cr3t")
                .contains("1.50");
    }

    @ParameterizedTest
    @CsvSource({
        "scheduler, POST, /export, false",
        "scheduler, POST, /export, true",
        "files, POST, /files, false",
        "files, POST, /files, true",
        "files, GET, /files, true"
    })
    void anExportSurvivesAKill(String service, String method, String path, boolean answered)
            throws InterruptedException {
        String name = defined();
        String code = code();
        var meridian = services.as(MERIDIAN_OPERATOR);
        byte[] undisturbed = exported(name);
        meridian.put("export", code, export(name));

        var ended = killedAt(service, method, path, answered, meridian, "export", code);

        assertThat(ended.getString("status")).as(ended.prettify()).isEqualTo("SUCCESS");
        assertThat(services.download(MERIDIAN_OPERATOR, ended.getLong("bundle.fileId")))
                .isEqualTo(undisturbed);
    }

    @ParameterizedTest
    @CsvSource({
        "files, GET, /files, false",
        "scheduler, POST, /imports/check, true",
        "scheduler, PUT, /imports/, false",
        "scheduler, PUT, /imports/, true"
    })
    void anImportSurvivesAKillAndIsMadeOnce(
            String service, String method, String path, boolean answered)
            throws InterruptedException {
        String name = defined();
        String code = code();
        long file = services.upload(HARBOR_OPERATOR, exported(name));
        var harbor = services.as(HARBOR_OPERATOR);
        harbor.put("import", code, importOf(file));

        var ended = killedAt(service, method, path, answered, harbor, "import", code);

        assertThat(ended.getString("status")).as(ended.prettify()).isEqualTo("SUCCESS");
        assertThat(ended.getList("results.result")).hasSize(4).containsOnly("CREATED");
        assertThat(services.definition(HARBOR_OPERATOR, "batch-groups/" + name + "_G"))
                .startsWith("200 ");
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /imports/, false", "DELETE, /imports/, true"})
    void whatIsTakenBackIsTakenBackDespiteAKill(String method, String path, boolean answered)
            throws InterruptedException {
        String name = defined();
        services.define(
                HARBOR_OPERATOR, "workers/" + name + "_W", "{\"baseUrl\":\"http://127.0.0.1:10\"}");
        String before = body(name + "_W");
        services.reports.with("meridian", "REPORT", name, "{}");
        services.reports.refuse("APPLY", name, "/view is gone");
        var view =
                services.as(MERIDIAN_OPERATOR)
                        .run(
                                "export",
                                code(),
                                "{\"objects\":[{\"type\":\"BATCH_GROUP\",\"code\":\"%s_G\"},{\"type\":\"REPORT\",\"code\":\"%s\"}],\"withDependencies\":true}"
                                        .formatted(name, name));
        byte[] bundle = services.download(MERIDIAN_OPERATOR, view.getLong("bundle.fileId"));
        String code = code();
        var harbor = services.as(HARBOR_OPERATOR);
        harbor.put("import", code, importOf(services.upload(HARBOR_OPERATOR, bundle)));

        var ended = killedAt("scheduler", method, path, answered, harbor, "import", code);

        assertThat(ended.getString("status")).as(ended.prettify()).isEqualTo("FAILED");
        assertThat(ended.getString("reason")).isEqualTo("One object was refused.");
        assertThat(ended.getMap("results.find { it.code == '%s' }".formatted(name)).get("reason"))
                .isEqualTo("/view is gone");
        assertThat(services.definition(HARBOR_OPERATOR, "batch-groups/" + name + "_G"))
                .startsWith("404");
        assertThat(services.definition(HARBOR_OPERATOR, "batches/" + name + "_A"))
                .startsWith("404");
        assertThat(body(name + "_W")).isEqualTo(before);
    }

    private String body(String worker) {
        return services.definition(HARBOR_OPERATOR, "workers/" + worker)
                .replaceFirst("\".*?\"", "");
    }

    private JsonPath killedAt(
            String service,
            String method,
            String path,
            boolean answered,
            MigrationClient client,
            String kind,
            String code)
            throws InterruptedException {
        Relay relay = service.equals("files") ? services.toFiles : services.toScheduler;
        var point = relay.hold(method, path, answered);
        MigrationClient.expect(client.trigger(kind, code), 200);
        point.awaitReached();
        services.migration.kill();
        point.release();
        services.migration.replace();
        return client.ended(kind, code);
    }
}
