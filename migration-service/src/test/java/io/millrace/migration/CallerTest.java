package io.millrace.migration;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migration.fake.FakeAddresses;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that are not accepted, in the printed words on every path. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
@QuarkusTestResource(FakeAddresses.class)
class CallerTest {

    private final MigrationClient meridian = MigrationClient.as(TestUser.MERIDIAN_OPERATOR);
    private final MigrationClient viewer = MigrationClient.as(TestUser.MERIDIAN_VIEWER);

    private static void isRefused(Response answer, int status, String code, String message) {
        assertThat(answer.asString())
                .isEqualTo(
                        "{\"errorMessage\":\"%s\",\"statusCode\":\"%s\",\"status\":\"FAILED\"}"
                                .formatted(message, code));
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/migrate/export/ABC",
                "/public/migrate/import/ABC",
                "/public/migrate/export/copyoutline",
                "/public/migrate/import/copyoutline"
            })
    void aTokenIsNeededToPost(String path) {
        var none = given().contentType("application/json").body("{}").post(path);

        isRefused(none, 401, "UNAUTHORIZED", "A bearer token is needed.");
        assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/status/export/ABC",
                "/public/status/import/ABC",
                "/aai-object-migration-service/v1/definitions/export/ABC"
            })
    void aTokenIsNeededToGet(String path) {
        isRefused(
                given().header("Authorization", "Bearer x.y.z").get(path),
                401,
                "UNAUTHORIZED",
                "The token is not valid.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ofs_tenant_id", "ofs_service_id", "ofs_workspace_id", "ofs_remote_user"})
    void eachHeaderIsNeeded(String name) {
        var request = given().auth().oauth2(meridian.token());
        if (!name.equals("ofs_tenant_id")) {
            request.header("ofs_tenant_id", "meridian");
        }
        if (!name.equals("ofs_service_id")) {
            request.header("ofs_service_id", "ledger");
        }
        if (!name.equals("ofs_workspace_id")) {
            request.header("ofs_workspace_id", "ws001");
        }
        if (!name.equals("ofs_remote_user")) {
            request.header("ofs_remote_user", "meridian.operator");
        }

        isRefused(
                request.get("/public/status/export/ABC"),
                400,
                "INVALID_INPUT",
                "Header " + name + " is missing or empty.");
    }

    @Test
    void aMalformedLocaleIsNamed() {
        isRefused(
                given().auth()
                        .oauth2(meridian.token())
                        .header("ofs-tenant-id", "meridian")
                        .header("ofs-service-id", "ledger")
                        .header("ofs-workspace-id", "WS001")
                        .header("ofs-remote-user", "meridian.operator")
                        .header("locale", "english")
                        .get("/public/status/export/ABC"),
                400,
                "INVALID_INPUT",
                "Header locale must look like en-US.");
    }

    @Test
    void aUserWithoutTheFunctionIsForbidden() {
        isRefused(
                viewer.trigger("export", "ABC"),
                403,
                "FORBIDDEN",
                "The user lacks function MIGRATION_ADMIN.");
        isRefused(
                viewer.get("export", "ABC"),
                403,
                "FORBIDDEN",
                "The user lacks function MIGRATION_ADMIN.");
    }

    @Test
    void anotherTenantInThePathIsForbidden() {
        isRefused(
                meridian.request().get("/harbor/public/status/export/ABC"),
                403,
                "FORBIDDEN",
                "The token is not of the tenant named.");
    }
}
