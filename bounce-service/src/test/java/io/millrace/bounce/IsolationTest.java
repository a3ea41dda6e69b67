package io.millrace.bounce;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer, and an administrator, of harbor see and change nothing of meridian's customer. */
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class IsolationTest {

    private static final String BASE = "/selfservice/v1";
    private static final String BOUNCES =
            BASE + "/customers/{supportIdentifier}/{serviceType}/products/bounce/instances";
    private static final String INSTANCE =
            BASE + "/customers/{supportIdentifier}/{serviceType}/instances/{instanceId}";
    private static final String JWKS = BASE + "/customers/{supportIdentifier}/jwks";
    private static final String ASK =
            "{\"operation\":\"bounce\",\"services\":\"All\",\"duration\":{\"unit\":\"hours\",\"value\":2}}";
    private static final String TICKET =
            "{\"rfcType\":\"A\",\"rfcSubType\":\"B\",\"scheduledStart\":\"2098-01-01T00:00:00Z\",\"scheduledEnd\":\"2098-01-01T01:00:00Z\"}";
    private static final String KEYS =
            "{\"jwksUri\":\"https://keys.example.com/\",\"issuer\":\"i\",\"audience\":\"a\"}";

    @Inject Pool pool;

    private Customer owner;
    private Customer stranger;
    private String execution = "";
    private String ticket = "";

    /**
     * One endpoint as a stranger may try it.
     *
     * @param foreign the status that a stranger gets
     */
    private record Try(
            String method, String path, String query, String body, boolean admin, int foreign) {}

    private static final List<Try> TRIES =
            List.of(
                    new Try("GET", INSTANCE, "", "", true, 403),
                    new Try(
                            "PUT",
                            INSTANCE,
                            "",
                            "{\"batchName\":\"B\",\"optedIn\":true}",
                            true,
                            403),
                    new Try("DELETE", INSTANCE, "", "", true, 403),
                    new Try("GET", JWKS, "", "", true, 403),
                    new Try("POST", JWKS, "", KEYS, true, 403),
                    new Try("GET", JWKS + "/{identifier}", "", "", true, 403),
                    new Try("DELETE", JWKS + "/{identifier}", "", "", true, 403),
                    new Try("GET", BOUNCES + "/executions", "", "", false, 403),
                    new Try(
                            "GET",
                            BOUNCES + "/{instanceId}/executions",
                            "?scheduledStart=2020-01-01T00:00:00Z&scheduledEnd=2099-01-01T00:00:00Z",
                            "",
                            false,
                            403),
                    new Try("POST", BOUNCES + "/{instanceId}/executions", "", ASK, false, 403),
                    new Try(
                            "GET",
                            BOUNCES + "/{instanceId}/executions/{executionId}",
                            "",
                            "",
                            false,
                            403),
                    new Try(
                            "PUT",
                            BOUNCES + "/{instanceId}/executions/{executionId}",
                            "",
                            "{\"action\":\"cancel\"}",
                            false,
                            403),
                    new Try("GET", BOUNCES + "/{instanceId}/options", "", "", false, 403),
                    new Try("POST", BOUNCES + "/{instanceId}/tickets", "", TICKET, false, 403),
                    new Try(
                            "GET",
                            BOUNCES + "/{instanceId}/tickets/{rfcNumber}",
                            "",
                            "",
                            false,
                            403),
                    new Try(
                            "GET",
                            BASE + "/executions/status",
                            "?id={executionId}",
                            "",
                            false,
                            404),
                    new Try(
                            "GET",
                            BASE + "/executions/{executionId}/status/details",
                            "",
                            "",
                            false,
                            404),
                    new Try(
                            "GET",
                            BASE + "/customers/services/products/bounce/operations",
                            "",
                            "",
                            false,
                            200),
                    new Try(
                            "GET",
                            BASE + "/customers/services/products/bounce/services",
                            "",
                            "",
                            false,
                            200),
                    new Try(
                            "GET",
                            BASE + "/customers/services/products/bounce/durations",
                            "",
                            "",
                            false,
                            200));

    @BeforeEach
    void somethingOfMeridians() {
        stranger = Customer.of(TestUser.HARBOR_OPERATOR);
        owner = Customer.of(TestUser.MERIDIAN_OPERATOR);
        execution = owner.ask();
        owner.schedule(execution, Customer.inHours(30).toString()).then().statusCode(200);
        ticket = owner.ticket("A", "B", Customer.inHours(60), Customer.inHours(61));
    }

    @Test
    void triesEveryDocumentedEndpoint() {
        var documented = new TreeSet<String>();
        Map<String, Map<String, Object>> paths =
                given().get("/selfservice/v1/openapi?format=json").jsonPath().getMap("paths");
        paths.forEach((path, methods) ->
                methods.keySet().stream()
                        .filter(method -> !method.equals("parameters"))
                        .forEach(method ->
                                documented.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        var tried = new TreeSet<String>();
        TRIES.forEach(each -> tried.add(each.method() + " " + each.path()));

        assertThat(documented).isEqualTo(tried);
    }

    @Test
    void findsAndChangesNothingOfTheOtherTenant() {
        String before = rows();

        for (Try each : TRIES) {
            var request = each.admin() ? stranger.admin() : stranger.request();
            if (!each.body().isEmpty()) {
                request.contentType(ContentType.JSON).body(each.body());
            }

            var answer = request.request(each.method(), named(each.path() + each.query()));

            assertThat(answer.statusCode())
                    .as(each + " " + answer.asString())
                    .isEqualTo(each.foreign());
            assertThat(answer.asString())
                    .as(each.toString())
                    .doesNotContain("BOUNCE_EBS", "OCIEBS");
        }

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void administratorsNeedTheFunction() {
        for (Try each : TRIES.stream().filter(Try::admin).toList()) {
            var request = owner.as(TestUser.MERIDIAN_VIEWER);
            if (!each.body().isEmpty()) {
                request.contentType(ContentType.JSON).body(each.body());
            }

            assertThat(request.request(each.method(), named(each.path())).statusCode())
                    .as(each.toString())
                    .isEqualTo(403);
        }
    }

    private String named(String path) {
        return path.replace("{supportIdentifier}", owner.supportIdentifier())
                .replace("{serviceType}", "EBSO")
                .replace("{instanceId}", Customer.INSTANCE)
                .replace("{executionId}", execution)
                .replace("{rfcNumber}", ticket)
                .replace("{identifier}", owner.identifier());
    }

    private String rows() {
        var text = new StringBuilder();
        for (var table : List.of("customer", "jwks_identifier", "instance", "ticket")) {
            StreamSupport.stream(
                            pool.query(
                                            "SELECT t::text FROM "
                                                    + table
                                                    + " t WHERE tenant = 'meridian' ORDER BY 1")
                                    .executeAndAwait()
                                    .spliterator(),
                            false)
                    .forEach(row -> text.append(row.getString(0)).append('\n'));
        }
        return text.toString();
    }
}
