package io.millrace.migration;

import static io.millrace.migration.fake.Neighbours.SCHEDULER;
import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migration.fake.FakeAddresses;
import io.millrace.migration.fake.Neighbours;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Triggers and their status, byte for byte as they are printed. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
@QuarkusTestResource(FakeAddresses.class)
class TriggerContractTest {

    private static final String TRIGGERED =
            "{\"errorMessage\":\"Object Migration Triggered\",\"statusCode\":\"TRIGGERED_SUCCESS\",\"status\":\"SUCCESS\"}";
    private static final String UNKNOWN =
            "{\"errorMessage\":\"Code does not exist\",\"statusCode\":\"INVALID_INPUT\",\"status\":\"FAILED\"}";
    private static final String EXPORT =
            "{\"objects\":[{\"type\":\"WORKER\",\"code\":\"LEDGER\"}],\"withDependencies\":false}";

    private final MigrationClient meridian = MigrationClient.as(TestUser.MERIDIAN_OPERATOR);

    @BeforeEach
    void aWorker() {
        Neighbours.reset();
        SCHEDULER.with("meridian", "WORKER", "LEDGER", "{\"baseUrl\":\"http://worker\"}");
    }

    private static void isAnswer(Response answer, int status, String body) {
        assertThat(answer.asString()).isEqualTo(body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/json");
    }

    private static String statusOf(String status) {
        return "{\"errorMessage\":\"Status fetched Successfully\",\"statusCode\":\"SUCCESS\",\"status\":\"%s\"}"
                .formatted(status);
    }

    private static String refusal(String message, String code, String status) {
        return "{\"errorMessage\":\"%s\",\"statusCode\":\"%s\",\"status\":\"%s\"}"
                .formatted(message, code, status);
    }

    @Test
    void anExportLivesFromSavedToSuccess() {
        meridian.put("export", "LIFE", EXPORT);
        var gate = SCHEDULER.hold();
        isAnswer(meridian.status("export", "LIFE"), 200, statusOf("SAVED"));

        isAnswer(meridian.trigger("export", "LIFE"), 200, TRIGGERED);

        isAnswer(meridian.status("export", "LIFE"), 200, statusOf("INPROGRESS"));
        isAnswer(
                meridian.trigger("export", "LIFE"),
                400,
                refusal("Export in progress", "EXPORT_INPROGRESS", "INPROGRESS"));
        gate.countDown();
        assertThat(meridian.ended("export", "LIFE").getString("status")).isEqualTo("SUCCESS");
        isAnswer(meridian.status("export", "LIFE"), 200, statusOf("SUCCESS"));
        isAnswer(
                meridian.trigger("export", "LIFE"),
                400,
                refusal("Export already completed", "EXPORT_ALREADY_COMPLETE", "FAILED"));
    }

    @Test
    void anImportLivesFromSavedToSuccess() {
        long file = meridian.run("export", "FOR_IMPORT", EXPORT).getLong("bundle.fileId");
        meridian.put(
                "import", "LIFE", "{\"fileId\":%d,\"overWriteOptions\":\"Y\"}".formatted(file));
        var gate = SCHEDULER.hold();
        isAnswer(meridian.status("import", "LIFE"), 200, statusOf("SAVED"));

        isAnswer(meridian.trigger("import", "LIFE"), 200, TRIGGERED);

        isAnswer(meridian.status("import", "LIFE"), 200, statusOf("INPROGRESS"));
        isAnswer(
                meridian.trigger("import", "LIFE"),
                400,
                refusal("Import in progress", "IMPORT_INPROGRESS", "INPROGRESS"));
        gate.countDown();
        assertThat(meridian.ended("import", "LIFE").getString("status")).isEqualTo("SUCCESS");
        isAnswer(
                meridian.trigger("import", "LIFE"),
                400,
                refusal("Import already completed", "IMPORT_ALREADY_COMPLETE", "FAILED"));
    }

    @Test
    void aFailedExportMayBeTriggeredAgain() {
        meridian.put("export", "AGAIN", EXPORT.replace("LEDGER", "LATER"));
        meridian.trigger("export", "AGAIN");
        assertThat(meridian.ended("export", "AGAIN").getString("reason"))
                .isEqualTo("There is nothing that fits WORKER LATER.");
        isAnswer(meridian.status("export", "AGAIN"), 200, statusOf("FAILED"));
        SCHEDULER.with("meridian", "WORKER", "LATER", "{}");

        isAnswer(meridian.trigger("export", "AGAIN"), 200, TRIGGERED);

        assertThat(meridian.ended("export", "AGAIN").getString("status")).isEqualTo("SUCCESS");
    }

    @ParameterizedTest
    @CsvSource({
        "export,NOBODY",
        "import,NOBODY",
        "export,x",
        "import,LIFE%20NOT",
        "export,%F0%9F%9A%80"
    })
    void anUnknownCodeIsSaidToBe(String kind, String code) {
        isAnswer(meridian.trigger(kind, code), 400, UNKNOWN);
        isAnswer(meridian.status(kind, code), 400, UNKNOWN);
    }

    @Test
    void codesOfExportsAndImportsAreApart() {
        meridian.put("export", "APART", EXPORT);

        isAnswer(meridian.status("import", "APART"), 400, UNKNOWN);
        isAnswer(meridian.status("export", "apart"), 400, UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/status/export/ROUTES",
                "/Public/Status/EXPORT/ROUTES/",
                "/meridian/public/status/export/%20ROUTES",
                "/aai-object-migration-service/v1/public/status/export/ROUTES",
                "/meridian/AAI-object-migration-service/V1/public/status/export/ROUTES"
            })
    void everySpellingOfAPathIsAnswered(String path) {
        meridian.put("export", "ROUTES", EXPORT);

        isAnswer(meridian.request().get(path), 200, statusOf("SAVED"));
    }

    @Test
    void aKeyStartsOneRunAndRepeatsItsAnswer() {
        meridian.put("export", "KEYED", EXPORT);
        var gate = SCHEDULER.hold();

        var first = keyed("KEYED");
        var second = keyed("KEYED");
        gate.countDown();

        isAnswer(first, 200, TRIGGERED);
        isAnswer(second, 200, TRIGGERED);
        assertThat(keyed("OTHER").statusCode()).isEqualTo(422);
        meridian.ended("export", "KEYED");
    }

    private Response keyed(String code) {
        return meridian.request()
                .header("Idempotency-Key", "trigger-1")
                .post("/public/migrate/export/" + code);
    }

    @Test
    void aBodyMeansNothingButItsTypeMustFit() {
        meridian.put("export", "BODY", EXPORT);

        var wrong =
                meridian.request()
                        .contentType(ContentType.XML)
                        .body("<a/>")
                        .post("/public/migrate/export/BODY");
        var right =
                meridian.request()
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post("/public/migrate/export/BODY");

        assertThat(wrong.statusCode()).isEqualTo(415);
        isAnswer(right, 200, TRIGGERED);
        meridian.ended("export", "BODY");
    }
}
