package io.millrace.callback.job;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.callback.CallbackClient;
import io.millrace.callback.JobIds;
import io.millrace.platform.retention.Retention;
import io.millrace.testing.servers.RealmAccess;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of job ids, for the scheduler alone. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class ReservationTest {

    private static final String PATH = "/internal/v1/job-ids";
    private static final String TWO = "{\"tenant\":\"meridian\",\"count\":2}";

    @Inject Pool pool;
    @Inject Retention retention;

    private final CallbackClient meridian = CallbackClient.as(TestUser.MERIDIAN_INTEGRATION);
    private final CallbackClient harbor = CallbackClient.as(TestUser.HARBOR_OPERATOR);

    @Test
    void aBlockHoldsIdsThatNobodyHadBefore() {
        var answer = reserve("{\"tenant\":\"meridian\",\"count\":10000}");

        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> ids = answer.jsonPath().getList("jobIds");
        assertThat(ids)
                .hasSize(10_000)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9A-F]{15}"));
        assertThat(Instant.parse(answer.jsonPath().getString("usableUntil")))
                .isAfter(Instant.now().plus(Duration.ofDays(1)));
    }

    @Test
    void aReservedIdIsFoundBeforeAnythingElseIsKnownOfIt() {
        String id = reserve(TWO).jsonPath().getString("jobIds[0]");

        assertThat(statusOf(harbor.say(id, "Started", ""))).isEqualTo(1803);
        assertThat(statusOf(meridian.say(id, "Started", ""))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{}",
                "{\"tenant\":\"meridian\"}",
                "{\"tenant\":\"\",\"count\":1}",
                "{\"tenant\":\"meridian\",\"count\":0}",
                "{\"tenant\":\"meridian\",\"count\":10001}",
                "{\"tenant\":{},\"count\":1}"
            })
    void whatIsNoReservationIsRefused(String body) {
        assertThat(reserve(body).statusCode()).isEqualTo(400);
    }

    @Test
    void nobodyButTheSchedulerReserves() {
        assertThat(reserve(CallbackClient.as(TestUser.MERIDIAN_OPERATOR).token(), TWO).statusCode())
                .isEqualTo(403);
        assertThat(reserve(Tokens.fromKeycloak().ofClient("meridian"), TWO).statusCode())
                .isEqualTo(403);
        assertThat(reserve(tokenOf("callback-service"), TWO).statusCode()).isEqualTo(403);
        assertThat(reserve("e.e.e", TWO).statusCode()).isEqualTo(401);
        assertThat(given().contentType(ContentType.JSON).body(TWO).post(PATH).statusCode())
                .isEqualTo(401);
    }

    @Test
    void jobsGoWhenTheirTimeIsOver() {
        String over = JobIds.reserved(pool, "meridian");
        String kept = JobIds.reserved(pool, "meridian");
        pool.preparedQuery("update job set retire_at = now() where job_id = $1")
                .execute(Tuple.of(over))
                .await()
                .atMost(Duration.ofSeconds(10));

        retention.prune().await().atMost(Duration.ofSeconds(10));

        assertThat(statusOf(meridian.say(over, "Failed", "late"))).isEqualTo(1803);
        assertThat(statusOf(meridian.say(kept, "Failed", "in time"))).isEqualTo(200);
    }

    private static int statusOf(Response answer) {
        return answer.jsonPath().getInt("status");
    }

    private static Response reserve(String body) {
        return reserve(tokenOf("scheduler-service"), body);
    }

    private static Response reserve(String token, String body) {
        return given().auth().oauth2(token).contentType(ContentType.JSON).body(body).post(PATH);
    }

    private static String tokenOf(String service) {
        var realm = RealmAccess.ofSharedKeycloak();
        String secret = service.toUpperCase(java.util.Locale.ROOT).replace('-', '_') + "_SECRET";
        return given().auth()
                .preemptive()
                .basic(service, realm.secret("MILLRACE_REALM_" + secret))
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "client_credentials")
                .post(realm.tokenEndpoint())
                .path("access_token");
    }
}
