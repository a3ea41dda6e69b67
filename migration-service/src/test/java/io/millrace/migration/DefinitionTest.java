package io.millrace.migration;

import static io.millrace.migration.fake.Neighbours.FILES;
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
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Definitions: saved, shown, listed, deleted; and what of another tenant is seen: nothing. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
@QuarkusTestResource(FakeAddresses.class)
class DefinitionTest {

    private static final String EXPORT =
            "{\"objects\":[{\"type\":\"WORKER\",\"code\":\"LEDGER\"}],\"withDependencies\":false}";

    private final MigrationClient meridian = MigrationClient.as(TestUser.MERIDIAN_OPERATOR);
    private final MigrationClient harbor = MigrationClient.as(TestUser.HARBOR_OPERATOR);

    @BeforeEach
    void aWorker() {
        Neighbours.reset();
        SCHEDULER.with("meridian", "WORKER", "LEDGER", "{}");
    }

    @Test
    void isSavedReplacedShownAndDeleted() {
        var created = meridian.put("export", "CRUD", EXPORT);
        var replaced = meridian.put("export", "CRUD", EXPORT.replace("LEDGER", "L*"));
        var shown = meridian.get("export", "CRUD");
        var deleted = meridian.delete("export", "CRUD");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.header("Location"))
                .isEqualTo("/aai-object-migration-service/v1/definitions/export/CRUD");
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(shown.asString()).isEqualTo(replaced.asString());
        assertThat(shown.jsonPath().getString("objects[0].code")).isEqualTo("L*");
        assertThat(shown.jsonPath().getString("status")).isEqualTo("SAVED");
        assertThat(shown.jsonPath().getString("createdBy")).isEqualTo("meridian.operator");
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(meridian.get("export", "CRUD").statusCode()).isEqualTo(404);
        assertThat(meridian.delete("export", "CRUD").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/objects",
                "{\"objects\":[]}|/objects",
                "{\"objects\":{}}|/objects",
                "{\"objects\":[1]}|/objects/0",
                "{\"objects\":[{\"type\":\"PLANET\",\"code\":\"A\"}]}|/objects/0/type",
                "{\"objects\":[{\"type\":\"WORKER\"}]}|/objects/0/code",
                "{\"objects\":[{\"type\":\"WORKER\",\"code\":\"a b\"}]}|/objects/0/code",
                "{\"objects\":[{\"type\":\"WORKER\",\"code\":\"A\"}],\"withDependencies\":\"x\"}|/withDependencies"
            })
    void namesTheFieldOfAnExportThatIsWrong(String body, String pointer) {
        var refused = meridian.put("export", "WRONG", body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo(pointer);
        assertThat(meridian.get("export", "WRONG").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"overWriteOptions\":\"Y\"}|/fileId",
                "{\"fileId\":1.5,\"overWriteOptions\":\"Y\"}|/fileId",
                "{\"fileId\":\"x\",\"overWriteOptions\":\"Y\"}|/fileId",
                "{\"fileId\":4711,\"overWriteOptions\":\"Y\"}|/fileId",
                "{\"fileId\":1}|/overWriteOptions",
                "{\"fileId\":1,\"overWriteOptions\":\"y\"}|/overWriteOptions"
            })
    void namesTheFieldOfAnImportThatIsWrong(String body, String pointer) {
        var refused = meridian.put("import", "WRONG", body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo(pointer);
    }

    @Test
    void theFileOfAnImportMustBeTheTenants() {
        long file = FILES.add("meridian", "zip".getBytes(StandardCharsets.UTF_8));
        String body = "{\"fileId\":\"%d\",\"overWriteOptions\":\"N\"}".formatted(file);

        assertThat(harbor.put("import", "FOREIGN", body).statusCode()).isEqualTo(400);
        assertThat(meridian.put("import", "FOREIGN", body).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"ab", "copyoutline", "CopyOutline", "a.b.c", "1234567890123456789012345678901"})
    void aCodeKeepsToTheRule(String code) {
        var refused = meridian.put("export", code, EXPORT);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/code");
    }

    @Test
    void whatIsUnderWayOrDoneStaysAsItIs() {
        meridian.put("export", "FIXED", EXPORT);
        var gate = SCHEDULER.hold();
        meridian.trigger("export", "FIXED");
        int replaced = meridian.put("export", "FIXED", EXPORT).statusCode();
        int deleted = meridian.delete("export", "FIXED").statusCode();
        gate.countDown();
        meridian.ended("export", "FIXED");

        assertThat(replaced).isEqualTo(409);
        assertThat(deleted).isEqualTo(409);
        assertThat(meridian.put("export", "FIXED", EXPORT).statusCode()).isEqualTo(409);
        assertThat(meridian.delete("export", "FIXED").statusCode()).isEqualTo(204);
    }

    @Test
    void listsByPagesWithinTheTenantAlone() {
        for (String code : new String[] {"LIST-A", "LIST-B", "LIST-C"}) {
            harbor.put("export", code, EXPORT);
        }

        var first = list("?limit=2");
        var second = list("?limit=2&cursor=" + first.jsonPath().getString("nextCursor"));

        assertThat(first.jsonPath().getList("items.code")).containsExactly("LIST-A", "LIST-B");
        assertThat(second.jsonPath().getList("items.code")).containsExactly("LIST-C");
        assertThat(second.jsonPath().getString("nextCursor")).isNull();
        assertThat(list("?limit=0").statusCode()).isEqualTo(400);
        assertThat(meridian.get("export", "LIST-A").statusCode()).isEqualTo(404);
        assertThat(meridian.status("export", "LIST-A").statusCode()).isEqualTo(400);
        assertThat(meridian.trigger("export", "LIST-A").statusCode()).isEqualTo(400);
        assertThat(meridian.delete("export", "LIST-A").statusCode()).isEqualTo(404);
        assertThat(
                        meridian.copy(
                                        "export",
                                        "{\"newMigrationCode\":\"STOLEN\",\"existingMigrationCode\":\"LIST-A\"}")
                                .asString())
                .contains("Source Migration Code doesn't exist.");
        assertThat(harbor.get("export", "LIST-A").jsonPath().getString("status"))
                .isEqualTo("SAVED");
    }

    private Response list(String query) {
        return harbor.request().get(MigrationClient.API + "/definitions/Export" + query);
    }

    @Test
    void thereAreDefinitionsOfExportsAndImportsAlone() {
        assertThat(meridian.get("report", "ABC").statusCode()).isEqualTo(404);
    }
}
