package io.millrace.migration;

import static io.millrace.migration.fake.Neighbours.SCHEDULER;
import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migration.fake.FakeAddresses;
import io.millrace.migration.fake.Neighbours;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of finished definitions, with every message in its order. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
@QuarkusTestResource(FakeAddresses.class)
class CopyContractTest {

    private static final String EXPORT =
            "{\"objects\":[{\"type\":\"WORKER\",\"code\":\"LEDGER\"}],\"withDependencies\":false}";
    private static final String EXPORT_COPY =
            "{\"newMigrationCode\":\"%s\",\"existingMigrationCode\":\"ABC\"}";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String RULE =
            "New Migration code length should be between 3 and 30. Alphanumeric with hyphen and underscore only are allowed. No special characters.";

    @Inject Pool pool;
    @Inject IdempotencyKeys keys;

    private final MigrationClient meridian = MigrationClient.as(TestUser.MERIDIAN_OPERATOR);

    @BeforeEach
    void aFinishedExportAndImport() {
        Neighbours.reset();
        SCHEDULER.with("meridian", "WORKER", "LEDGER", "{}");
        if (meridian.get("import", "ABC").statusCode() == 404) {
            long file = meridian.run("export", "ABC", EXPORT).getLong("bundle.fileId");
            meridian.run(
                    "import", "ABC", "{\"fileId\":%d,\"overWriteOptions\":\"Y\"}".formatted(file));
            meridian.put("export", "SAVED", EXPORT);
            meridian.put(
                    "import",
                    "SAVED",
                    "{\"fileId\":%d,\"overWriteOptions\":\"Y\"}".formatted(file));
        }
    }

    private static String answer(String message, String code, String status, String newCode) {
        return "{\"errorMessage\":\"%s\",\"statusCode\":\"%s\",\"status\":\"%s\",\"migrationCode\":\"%s\"}"
                .formatted(message, code, status, newCode);
    }

    private static void isRefused(Response answer, String message, String newCode) {
        assertThat(answer.asString())
                .isEqualTo(answer(message, "INVALID_INPUT", "FAILED", newCode));
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void anExportIsCopiedAndRunAgain() {
        var copied =
                meridian.copy(
                        "export",
                        "{ \"newMigrationCode\": \"ABCcopy\", \"existingMigrationCode\": \"ABC\" }");

        assertThat(copied.statusCode()).isEqualTo(200);
        assertThat(copied.asString())
                .isEqualTo(answer("", "EXPORT_OUTLINE_SAVED", "SUCCESS", "ABCcopy"));
        assertThat(meridian.get("export", "ABCcopy").jsonPath().getString("status"))
                .isEqualTo("SAVED");
        meridian.trigger("export", "ABCcopy");
        assertThat(meridian.ended("export", "ABCcopy").getString("bundle.sha256"))
                .isEqualTo(meridian.get("export", "ABC").jsonPath().getString("bundle.sha256"));
    }

    @Test
    void anImportIsCopiedWithItsOwnOption() {
        var copied =
                meridian.copy(
                        "import",
                        "{\"existingMigrationCode\":\"ABC\",\"newMigrationCode\":\"ABC-2\",\"overWriteOptions\":\"N\"}");

        assertThat(copied.asString())
                .isEqualTo(answer("", "IMPORT_OUTLINE_SAVED", "SUCCESS", "ABC-2"));
        var copy = meridian.get("import", "ABC-2").jsonPath();
        assertThat(copy.getString("status")).isEqualTo("SAVED");
        assertThat(copy.getString("overWriteOptions")).isEqualTo("N");
        assertThat(copy.getLong("fileId"))
                .isEqualTo(meridian.get("import", "ABC").jsonPath().getLong("fileId"));
    }

    /** Each has the faults of all that come after it. */
    @Test
    void anExportsMessagesComeInTheirOrder() {
        isRefused(
                meridian.copy("export", "{\"newMigrationCode\":\"!\"}"),
                "Source Migration code not received in input request.",
                "!");
        isRefused(
                meridian.copy("export", "{\"existingMigrationCode\":\"NOBODY\"}"),
                "New Migration code not received in input request.",
                "");
        isRefused(export("NOBODY", "a b!"), RULE, "a b!");
        isRefused(export("NOBODY", "ABC"), "Source Migration Code doesn't exist.", "ABC");
        isRefused(
                export("SAVED", "ABC"),
                "The existing migration code is in SAVED/FAILED status, can't copy.",
                "ABC");
        isRefused(export("ABC", "ABC"), "New Migration code already exists.", "ABC");
    }

    @Test
    void anImportsMessagesComeInTheirOrder() {
        isRefused(
                meridian.copy("import", "{\"newMigrationCode\":\"!\"}"),
                "Existing Migration code not received in input request.",
                "!");
        isRefused(meridian.copy("import", "{\"existingMigrationCode\":\"NOBODY\"}"), RULE, "");
        isRefused(importCopy("NOBODY", "ABC", "X"), "Invalid/Missing OverWriteOptions", "ABC");
        isRefused(importCopy("NOBODY", "ABC", "Y"), "Source Migration Code doesn't exist.", "ABC");
        isRefused(
                importCopy("SAVED", "ABC", "Y"),
                "The existing migration code is in SAVED/FAILED status, can't copy.",
                "ABC");
        isRefused(importCopy("ABC", "ABC", "Y"), "New Migration code already exists.", "ABC");
        isRefused(
                meridian.copy(
                        "import",
                        "{\"existingMigrationCode\":\"ABC\",\"newMigrationCode\":\"NEW\"}"),
                "Invalid/Missing OverWriteOptions",
                "NEW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "7", "{}", "[\"Y\"]", "\"\"", "\"YES\"", "\"y\""})
    void whatIsNoOptionIsSaidToBeInItsTurn(String option) {
        String body =
                "{\"existingMigrationCode\":\"ABC\",\"newMigrationCode\":\"%s\",\"overWriteOptions\":%s}";

        isRefused(meridian.copy("import", body.formatted("a b", option)), RULE, "a b");
        isRefused(
                meridian.copy("import", body.formatted("NEW", option)),
                "Invalid/Missing OverWriteOptions",
                "NEW");
    }

    @Test
    void oneThatIsUnderWayIsNotCopied() {
        meridian.put("export", "GOING", EXPORT);
        var gate = SCHEDULER.hold();
        meridian.trigger("export", "GOING");

        var refused = export("GOING", "GONE");
        gate.countDown();

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString())
                .isEqualTo(answer("Export in progress", "EXPORT_INPROGRESS", "INPROGRESS", "GONE"));
        meridian.ended("export", "GOING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "nonsense", "{\"existingMigrationCode\":{}}"})
    void whatIsNoJsonObjectFailsTheValidation(String body) {
        isRefused(meridian.copy("export", body), "Input Validation Failed.", "");
        isRefused(meridian.copy("import", body), "Input Validation Failed.", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ab", "1234567890123456789012345678901", "a.b", "a b", "äöü", "copyOutline"})
    void aNewCodeKeepsToTheRule(String code) {
        isRefused(export("ABC", code), RULE, code);
    }

    @Test
    void aNumberStandsForItsText() {
        var copied =
                meridian.copy(
                        "export",
                        "{\"newMigrationCode\":12345,\"existingMigrationCode\":\"ABC\",}");

        assertThat(copied.asString())
                .isEqualTo(answer("", "EXPORT_OUTLINE_SAVED", "SUCCESS", "12345"));
    }

    @Test
    void aKeyThatWasUsedForAnotherCopyIsRefusedInTheSameWords() {
        underKey("export", "copy-1", EXPORT_COPY.formatted("KEYED"));

        var again = underKey("export", "copy-1", EXPORT_COPY.formatted("KEYED"));
        var other = underKey("export", "copy-1", EXPORT_COPY.formatted("OTHER"));

        assertThat(again.asString())
                .isEqualTo(answer("", "EXPORT_OUTLINE_SAVED", "SUCCESS", "KEYED"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.asString())
                .isEqualTo(
                        answer(
                                "This Idempotency-Key was used for another request already.",
                                "INVALID_INPUT",
                                "FAILED",
                                "OTHER"));
    }

    @Test
    void aKeyWhoseFirstCopyIsStillRunningIsRefusedInTheSameWords() {
        var key = new IdempotencyKey("meridian", "meridian.operator", "copy-2", "of the first");

        var refused =
                pool.withTransaction(first ->
                                keys.claim(first, List.of(key))
                                        .chain(() -> worker(this::copyUnderTheSameKey)))
                        .await()
                        .atMost(LIMIT);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString())
                .isEqualTo(
                        answer(
                                "The first request with this Idempotency-Key is still running.",
                                "INVALID_INPUT",
                                "FAILED",
                                "TWICE"));
    }

    private Response copyUnderTheSameKey() {
        return underKey("export", "copy-2", EXPORT_COPY.formatted("TWICE"));
    }

    private static <T> Uni<T> worker(Supplier<T> blocking) {
        return Uni.createFrom()
                .item(blocking)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @Test
    void aKeyThatIsNoneIsRefusedInTheSameWords() {
        isRefused(
                underKey("export", "no key", EXPORT_COPY.formatted("KEYLESS")),
                "Idempotency-Key must be 1 to 255 visible ASCII characters.",
                "KEYLESS");
        isRefused(
                underKey(
                        "import",
                        "no key",
                        "{\"existingMigrationCode\":\"ABC\",\"newMigrationCode\":\"KEYLESS\",\"overWriteOptions\":\"Y\"}"),
                "Idempotency-Key must be 1 to 255 visible ASCII characters.",
                "KEYLESS");
    }

    private Response underKey(String kind, String key, String body) {
        return meridian.request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/public/migrate/" + kind + "/copyoutline");
    }

    private Response export(String existing, String newCode) {
        return meridian.copy(
                "export",
                "{\"newMigrationCode\":\"%s\",\"existingMigrationCode\":\"%s\"}"
                        .formatted(newCode, existing));
    }

    private Response importCopy(String existing, String newCode, String option) {
        return meridian.copy(
                "import",
                "{\"existingMigrationCode\":\"%s\",\"newMigrationCode\":\"%s\",\"overWriteOptions\":\"%s\"}"
                        .formatted(existing, newCode, option));
    }
}
