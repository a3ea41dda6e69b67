package io.millrace.file;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code, and which of two comes first. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class RefusalCodeTest {

    private static final String PAR = "file/uploadfile/parURL";

    @Inject Pool pool;

    private final FileClient client = FileClient.as(TestUser.MERIDIAN_OPERATOR);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    DS0003 | {"fileName"
                    DS0003 | "text"
                    DS0003 | [1]
                    DS0003 | [{"fileName":"a","fileSize":5,"mimeType":"DAT"},null]
                    DS0004 | ``
                    DS0004 | ` `
                    DS0004 | []
                    DS0005 | {}
                    DS0005 | {"fileName":"","fileSize":0}
                    DS0005 | {"fileName":null,"mimeType":"x"}
                    DS0007 | {"fileName":"_bad","fileSize":1}
                    DS0007 | {"fileName":"a","fileSize":5,"mimeType":" "}
                    DS0008 | {"fileName":"_bad","fileSize":1,"mimeType":"image/png"}
                    DS0008 | {"fileName":"a","fileSize":5,"mimeType":[]}
                    DS0009 | {"fileName":"_bad","mimeType":"DAT"}
                    DS0009 | {"fileName":"a","fileSize":"","mimeType":"DAT"}
                    DS0010 | {"fileName":"_bad","fileSize":1,"mimeType":"DAT"}
                    DS0010 | {"fileName":"a","fileSize":-5,"mimeType":"DAT"}
                    DS0010 | {"fileName":"a","fileSize":10000000000000,"mimeType":"DAT"}
                    DS0010 | {"fileName":"a","fileSize":"many","mimeType":"DAT"}
                    DS0010 | {"fileName":"a","fileSize":7.5,"mimeType":"DAT"}
                    DS0010 | {"fileName":"a","fileSize":true,"mimeType":"DAT"}
                    DS0012 | {"fileName":"_bad","fileSize":5,"mimeType":"DAT"}
                    DS0012 | {"fileName":"a b","fileSize":5,"mimeType":"DAT"}
                    DS0012 | {"fileName":"a/../b","fileSize":5,"mimeType":"DAT"}
                    DS0012 | {"fileName":{},"fileSize":5,"mimeType":"DAT"}
                    """)
    void aBadAnnouncement(String code, String body) {
        String before = Rows.of(pool, "meridian");

        Response answer = client.post(PAR, body);

        refused(answer, 400, code);
        assertThat(Rows.of(pool, "meridian")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"fileName,DS0012", "fileSize,DS0010", "mimeType,DS0008"})
    void aFieldOfTheWrongTypeIsNamed(String name, String code) {
        String good = "{\"fileName\":\"a\",\"fileSize\":5,\"mimeType\":\"DAT\"}";

        Response answer = client.post(PAR, good.replaceFirst("(\"" + name + "\"):[^,}]+", "$1:[]"));

        refused(answer, 400, code);
        assertThat(answer.<String>path("payload.errorMessage"))
                .isEqualTo(name + " is neither text nor a number.");
    }

    @Test
    void aNameOf256Characters() {
        String body =
                "{\"fileName\":\"_" + "x".repeat(255) + "\",\"fileSize\":1,\"mimeType\":\"\"}";

        refused(client.post(PAR, body), 400, "DS0006");
        assertThat(client.announce("x".repeat(255), "", 5).answer().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ofs_tenant_id", "ofs_workspace_id", "ofs_remote_user"})
    void aMissingHeader(String name) {
        var without =
                RestAssured.given().auth().oauth2(client.token()).contentType(ContentType.JSON);
        for (String header :
                new String[] {"ofs_tenant_id", "ofs_workspace_id", "ofs_remote_user"}) {
            if (!header.equals(name)) {
                without.header(header, valueOf(header));
            }
        }

        Response missing = without.body("{}").post("/utils-service/v1/" + PAR);

        refused(missing, 400, "DS0013");
        assertThat(missing.<String>path("payload.errorMessage")).contains(name);
    }

    private static String valueOf(String header) {
        return switch (header) {
            case "ofs_tenant_id" -> "meridian";
            case "ofs_workspace_id" -> "WS001";
            default -> "meridian.operator";
        };
    }

    @ParameterizedTest
    @CsvSource({"ofs_workspace_id,WS002", "locale,en_US"})
    void aBadHeader(String name, String value) {
        var request =
                RestAssured.given()
                        .auth()
                        .oauth2(client.token())
                        .header("ofs_tenant_id", "meridian")
                        .header("ofs_remote_user", "meridian.operator")
                        .header(name, value);
        if (!name.equals("ofs_workspace_id")) {
            request.header("ofs_workspace_id", "WS001");
        }

        refused(request.get("/utils-service/v1/listfiles"), 400, "DS0013");
    }

    @Test
    void noToken() {
        Response answer = RestAssured.get("/utils-service/v1/listfiles");

        refused(answer, 401, "DS0401");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void anotherTenant() {
        refused(client.requestTo("harbor").get("/utils-service/v1/listfiles"), 403, "DS0403");
        refused(client.request().get("/harbor/utils-service/v1/listfiles"), 403, "DS0403");
    }

    @Test
    void aUserWhoMayNotDelete() {
        FileClient viewer = FileClient.as(TestUser.MERIDIAN_VIEWER);

        refused(viewer.delete("file/deletefile/1"), 403, "DS0403");
        assertThat(viewer.get("listfiles").statusCode()).isEqualTo(200);
        assertThat(viewer.announce("viewer.txt", "", 5).answer().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file/downloadfile/999999999999",
                "file/downloadfile/none",
                "file/download?fileName=none.txt",
                "file/download?fileName=none.txt&stripeName=other"
            })
    void anUnknownFile(String path) {
        refused(client.get(path), 404, "DS0404");
    }

    @Test
    void oddLimitsAndCursors() {
        refused(client.get("listfiles?limit=0"), 400, "DS0400");
        refused(client.get("listfiles?limit=1001"), 400, "DS0400");
        refused(client.get("listfiles?cursor=x"), 400, "DS0400");
    }

    @Test
    void whatIsNoMatterOfTheFamilyIsAProblem() {
        assertThat(client.get("nothing").contentType()).contains("application/problem+json");
        assertThat(client.request().put("/utils-service/v1/listfiles").statusCode()).isEqualTo(405);
        assertThat(
                        client.request()
                                .contentType("text/plain")
                                .body("{}")
                                .post("/utils-service/v1/" + PAR)
                                .statusCode())
                .isEqualTo(415);
    }

    private static void refused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.asString())
                .matches(
                        "\\{\"payload\":\\{\"status\":\"failed\",\"code\":\""
                                + code
                                + "\",\"errorMessage\":\".+\"}}");
    }
}
