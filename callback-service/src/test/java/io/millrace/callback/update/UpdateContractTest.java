package io.millrace.callback.update;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.callback.CallbackClient;
import io.millrace.callback.JobIds;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples of the integration job callback guide, byte for byte, and the table's rows. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class UpdateContractTest {

    private static final String JOB = "/ws/rest/service/v2/oic/job";

    @Inject Pool pool;

    private final CallbackClient worker = CallbackClient.as(TestUser.MERIDIAN_INTEGRATION);

    @ParameterizedTest
    @ValueSource(strings = {"Started", "Completed", "Failed"})
    void anyOfTheThreeWordsUpdatesTheJob(String status) {
        var answer = worker.say(JobIds.reserved(pool, "meridian"), status, "Process Started");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(withoutId(answer))
                .isEqualTo(
                        "{\"data\":[],\"message\":[\"Job updated Successfully\"],"
                                + "\"status\":200,\"rest_audit_id\":#}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{`status`:`Started`} | 1801",
                "{`jobId`:null,`status`:`Started`} | 1801",
                "{`jobId`:``,`status`:`Started`} | 1801",
                "{`jobId`:` `,`status`:`Started`} | 1801",
                "{`jobId`:{},`status`:`Started`} | 1801",
                "{`jobId`:[`3A0429936DD166A`],`status`:`Started`} | 1801",
                "{`jobId`:true,`status`:`Started`} | 1801",
                "{} | 1801",
                "[] | 1801",
                "null | 1801",
                "{`jobId`:`3A0429936DD166A` | 1801",
                "{`jobId`:null,`status`:null} | 1801",
                "{`jobId`:`3A0429936DD166A`} | 1802",
                "{`jobId`:`3A0429936DD166A`,`status`:null} | 1802",
                "{`jobId`:`3A0429936DD166A`,`status`:``} | 1802",
                "{`jobId`:`3A0429936DD166A`,`status`:`Done`} | 1804",
                "{`jobId`:`3A0429936DD166A`,`status`:`started`} | 1804",
                "{`jobId`:`3A0429936DD166A`,`status`:`COMPLETED`} | 1804",
                "{`jobId`:`3A0429936DD166A`,`status`:1} | 1804",
                "{`jobId`:`3A0429936DD166A`,`status`:{}} | 1804",
                "{`jobId`:`3A0429936DD166A`,`status`:`Started`} | 1803",
                "{`jobId`:`nonsense`,`status`:`Started`} | 1803",
                "{`jobId`:123456789012345,`status`:`Failed`} | 1803",
                "{`jobId`:`3A0429936DD166A`,`status`:`Started`,} | 1803",
                "{`jobId`:`3A0429936DD166A`,`status`:`Started`,`message`:`a\\u0000b\\ud800`} | 1803",
            })
    void theFirstFaultInTheOrderOfTheTableIsTold(String body, int status) {
        var answer = worker.put(body.replace('`', '"'));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(withoutId(answer))
                .isEqualTo(
                        "{\"data\":[],\"message\":[\"%s\"],\"status\":%d,\"rest_audit_id\":#}"
                                .formatted(text(status), status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Bearer:", "Bearer: ", "bearer "})
    void theBearerIsReadInEachOfItsPrintings(String prefix) {
        var answer =
                given().header("Authorization", prefix + worker.token())
                        .body("{\"jobId\":\"3A0429936DD166A\",\"status\":\"Started\"}")
                        .contentType(ContentType.JSON)
                        .put(JOB);

        assertThat(answer.jsonPath().getInt("status")).isEqualTo(1803);
    }

    @Test
    void aBadBearerIsRefusedInTheEnvelopeAndRecorded() {
        var answer = given().auth().oauth2("e.e.e").contentType(ContentType.JSON).put(JOB);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(withoutId(answer))
                .isEqualTo(
                        "{\"data\":[],\"message\":[\"The token is not valid.\"],"
                                + "\"status\":401,\"rest_audit_id\":#}");
    }

    @Test
    void anotherTenantsPathIsRefusedInTheEnvelope() {
        var answer = worker.request().contentType(ContentType.JSON).body("{}").put("/harbor" + JOB);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(withoutId(answer)).contains("\"data\":[]").contains("\"status\":403");
    }

    @Test
    void aBodyTooLargeIsRefusedInTheEnvelope() {
        var answer = worker.put("{\"message\":\"" + "x".repeat(1 << 20) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(withoutId(answer)).contains("\"data\":[]").contains("\"status\":413");
    }

    @Test
    void theNumbersOfCallsGoUp() {
        long first = worker.put("{}").jsonPath().getLong("rest_audit_id");
        long second = worker.put("{}").jsonPath().getLong("rest_audit_id");

        assertThat(first).isPositive();
        assertThat(second).isGreaterThan(first);
    }

    private static String withoutId(Response answer) {
        return answer.asString()
                .replaceFirst("\"rest_audit_id\":[1-9][0-9]*}$", "\"rest_audit_id\":#}");
    }

    private static String text(int status) {
        return switch (status) {
            case 1801 -> "JobId is invalid or missing.";
            case 1802 -> "Status is missing.";
            case 1803 -> "JobId not found.";
            default -> "Status should be one of [Started, Completed, Failed]";
        };
    }
}
