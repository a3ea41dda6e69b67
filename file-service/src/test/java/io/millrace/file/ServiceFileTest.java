package io.millrace.file;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.RealmAccess;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that the migration-service puts in and takes out for a tenant. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class ServiceFileTest {

    private static final String PATH = "/internal/v1/files";
    private static final String BODY =
            "{\"tenant\":\"meridian\",\"user\":\"meridian.operator\",\"prefix\":\"migration\",\"fileName\":\"export-A.zip\",\"fileSize\":5,\"mimeType\":\"application/zip\"}";

    private final FileClient meridian = FileClient.as(TestUser.MERIDIAN_OPERATOR);
    private final FileClient harbor = FileClient.as(TestUser.HARBOR_OPERATOR);

    private static RequestSpecification request(String client, String placeholder) {
        var realm = RealmAccess.ofSharedKeycloak();
        String token =
                given().auth()
                        .preemptive()
                        .basic(client, realm.secret("MILLRACE_REALM_" + placeholder + "_SECRET"))
                        .formParam("grant_type", "client_credentials")
                        .post(realm.tokenEndpoint())
                        .path("access_token");
        return given().auth().oauth2(token);
    }

    private static RequestSpecification request() {
        return request("migration-service", "MIGRATION_SERVICE");
    }

    private static Response announce(String key) {
        return request()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(BODY)
                .post(PATH);
    }

    private static Response find(String tenant, Object id) {
        return request().get(PATH + "/" + tenant + "/" + id);
    }

    @Test
    void whatIsPutInIsTheTenantsFileAndNobodyElses() {
        var announced = announce(UUID.randomUUID().toString());
        int id = announced.path("fileId");
        int before = find("meridian", id).statusCode();
        Http.expect(200, Http.put(announced.path("uploadUrl"), "bytes"));

        var found = find("meridian", id);

        assertThat(before).isEqualTo(404);
        assertThat(found.asString())
                .startsWith(
                        "{\"fileId\":%d,\"fileName\":\"export-A.zip\",\"fileSize\":5,\"mimeType\":\"application/zip\",\"downloadUrl\":"
                                .formatted(id));
        assertThat(Http.get(found.path("downloadUrl")).body()).isEqualTo("bytes");
        assertThat(Http.get(meridian.downloadUrl("file/downloadfile/" + id)).body())
                .isEqualTo("bytes");
        assertThat(find("harbor", id).statusCode()).isEqualTo(404);
        assertThat(harbor.get("file/downloadfile/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void theSameKeyGivesTheSameFile() {
        String key = UUID.randomUUID().toString();

        assertThat(announce(key).asString()).isEqualTo(announce(key).asString());
    }

    @Test
    void anUploadByTheTenantIsFoundToo() {
        var upload = meridian.upload("own.txt", "migration", "own");

        assertThat(find("meridian", upload.id()).<String>path("fileName")).isEqualTo("own.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"tenant\":\"meridian\",\"user\":\"u\"}"})
    void whatIsMissingIsRefused(String body) {
        var answer =
                request()
                        .contentType(ContentType.JSON)
                        .header("Idempotency-Key", "k")
                        .body(body)
                        .post(PATH);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(request().contentType(ContentType.JSON).body(BODY).post(PATH).statusCode())
                .isEqualTo(400);
    }

    @Test
    void nobodyElseIsLetIn() {
        assertThat(
                        request("scheduler-service", "SCHEDULER_SERVICE")
                                .get(PATH + "/meridian/1")
                                .statusCode())
                .isEqualTo(403);
        assertThat(given().auth().oauth2(meridian.token()).get(PATH + "/meridian/1").statusCode())
                .isEqualTo(403);
        assertThat(given().get(PATH + "/meridian/1").statusCode()).isEqualTo(401);
    }
}
