package io.millrace.bounce;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to whichever endpoint: never a fault of ours, and a refusal changes nothing. */
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class BadInputTest {

    private static final int TRIES = 100;

    private static final List<String> FIELDS =
            List.of(
                    "scheduledTime",
                    "action",
                    "operation",
                    "services",
                    "duration",
                    "summary",
                    "primaryContact",
                    "bounceOptions",
                    "blackOutDuration",
                    "rfcType",
                    "rfcSubType",
                    "scheduledStart",
                    "scheduledEnd",
                    "batchName",
                    "optedIn",
                    "hosts",
                    "leadTime",
                    "jwksUri",
                    "issuer",
                    "audience",
                    "");

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "7",
                    "-1",
                    "1e999",
                    "[]",
                    "{}",
                    "[{}]",
                    "\"\"",
                    "\" \"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"'; drop table ticket; --\"",
                    "\"🚀é\\u202e\"",
                    "\"../../etc/passwd\"",
                    "\"schedule\"",
                    "\"cancel\"",
                    "\"bounce\"",
                    "\"All\"",
                    "\"PT16M\"",
                    "\"P999999999D\"",
                    "\"2098-08-26T8:53:51-07:00\"",
                    "\"+999999999-12-31T23:59:59Z\"",
                    "\"-0001-01-01T0:00:00Z\"",
                    "{\"unit\":\"hours\",\"value\":2}",
                    "{\"unit\":\"hours\",\"value\":1e30}",
                    "{\"unit\":7}",
                    "{\"options\":[{\"name\":\"a\",\"value\":{}}]}",
                    "{\"options\":[7]}",
                    "\"https://keys.example.com/\"",
                    "\"https://[::1\"",
                    "tru",
                    "\"never ended",
                    "[".repeat(40) + "]".repeat(40),
                    "\"" + "x".repeat(50_000) + "\"");

    @Inject Pool pool;

    private Customer customer;
    private String execution = "";

    @BeforeEach
    void somethingToBreak() {
        customer = Customer.of(TestUser.HARBOR_OPERATOR);
        execution = customer.ask();
    }

    @Test
    void oddBodiesOfCustomers() {
        for (String body : samples(bodies(), TRIES)) {
            harmless(
                    request -> request.put(customer.path("/executions/" + execution)),
                    customer.request(),
                    body);
            harmless(
                    request -> request.post(customer.path("/executions")),
                    customer.request(),
                    body);
            harmless(request -> request.post(customer.path("/tickets")), customer.request(), body);
        }
    }

    @Test
    void oddBodiesOfAdministrators() {
        String base = "/selfservice/v1/customers/" + customer.supportIdentifier();
        for (String body : samples(bodies(), TRIES)) {
            harmless(request -> request.put(base + "/EBSO/instances/ODD"), customer.admin(), body);
            harmless(request -> request.post(base + "/jwks"), customer.admin(), body);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/selfservice/v1/executions/@/status/details",
                "/selfservice/v1/executions/status?id=@",
                "/selfservice/v1/executions/status?id=1&requestor=@",
                "/selfservice/v1/customers/@/EBSO/products/bounce/instances/PROD1/options",
                "/selfservice/v1/customers/{}/EBSO/products/bounce/instances/@/options",
                "/selfservice/v1/customers/{}/@/products/bounce/instances/executions",
                "/selfservice/v1/customers/{}/EBSO/products/bounce/instances/executions?status=@&limit=@",
                "/selfservice/v1/customers/{}/EBSO/products/bounce/instances/PROD1/executions/@",
                "/selfservice/v1/customers/{}/EBSO/products/bounce/instances/PROD1/executions?scheduledStart=@",
                "/selfservice/v1/customers/{}/EBSO/products/bounce/instances/PROD1/tickets/@"
            })
    void oddAddresses(String address) {
        for (String word : samples(words(), 40)) {
            String path =
                    address.replace("{}", customer.supportIdentifier())
                            .replace("@", URLEncoder.encode(word, UTF_8).replace("+", "%20"));

            int status = customer.request().get(path).statusCode();

            assertThat(status).as(path).isLessThan(500);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Identifier", "Authorization", "Idempotency-Key", "traceparent", "Accept"})
    void oddHeaders(String name) {
        for (String value :
                List.of("", " ", "\"", "x".repeat(3000), "*,*", "'; drop table ticket; --")) {
            int status =
                    customer.request()
                            .header(name, value)
                            .contentType(ContentType.JSON)
                            .body("{}")
                            .post(customer.path("/executions"))
                            .statusCode();

            assertThat(status).as(name + ": " + value).isBetween(400, 499);
        }
    }

    private void harmless(SendsTo call, RequestSpecification request, String body) {
        String before = rows();

        var answer = call.send(request.contentType(ContentType.JSON).body(body));

        assertThat(answer.statusCode()).as(body).isLessThan(500);
        if (answer.statusCode() >= 400) {
            assertThat(rows()).as(body).isEqualTo(before);
            assertThat(answer.asString()).as(body).contains("\"errorCode\"");
        }
    }

    @FunctionalInterface
    private interface SendsTo {
        io.restassured.response.Response send(RequestSpecification request);
    }

    private String rows() {
        var text = new StringBuilder();
        for (var table : List.of("jwks_identifier", "instance", "ticket")) {
            StreamSupport.stream(
                            pool.query(
                                            "SELECT t::text FROM "
                                                    + table
                                                    + " t WHERE tenant = 'harbor' ORDER BY 1")
                                    .executeAndAwait()
                                    .spliterator(),
                            false)
                    .forEach(row -> text.append(row.getString(0)).append('\n'));
        }
        return text.toString();
    }

    /** A few fields, some twice, most of them wrong. */
    private static Arbitrary<String> bodies() {
        var field =
                Combinators.combine(Arbitraries.of(FIELDS), Arbitraries.of(VALUES))
                        .as((name, value) -> "\"" + name + "\":" + value);
        var objects = field.list().ofMaxSize(6).map(fields -> "{" + String.join(",", fields) + "}");
        return Arbitraries.oneOf(objects, objects, objects, Arbitraries.of(VALUES));
    }

    private static Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "'",
                        "--",
                        "0",
                        "é",
                        "🚀",
                        "x".repeat(3000),
                        "a b",
                        "..;",
                        "../../x",
                        "a//b",
                        "%",
                        "\u0001",
                        "1,2,3"),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(20));
    }

    private static <T> List<T> samples(Arbitrary<T> values, int count) {
        var samples = new ArrayList<T>();
        JqwikSession.run(() -> samples.addAll(values.sampleStream().limit(count).toList()));
        return samples;
    }
}
