package io.millrace.bounce;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The printed calls: schedule, reschedule, cancel, and what is in the way. */
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class ScheduleTest {

    private Customer customer;

    @BeforeEach
    void aCustomer() {
        customer = Customer.of(TestUser.MERIDIAN_OPERATOR);
    }

    @Test
    void answersAsPrinted() {
        var execution = customer.ask();
        Instant start = Customer.inHours(5);

        var answer =
                customer.schedule(execution, start.atOffset(ZoneOffset.ofHours(-7)).toString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString())
                .isEqualTo(
                        "{\"scheduledStart\":\"%s\",\"scheduledEnd\":\"%s\",\"status\":\"Open\",\"subStatus\":\"Ready For Execution\",\"custStatus\":\"Review Update\"}"
                                .formatted(start, start.plus(2, ChronoUnit.HOURS)));
    }

    @ParameterizedTest
    @CsvSource({
        "2098-08-26T8:53:51-07:00,2098-08-26T15:53:51Z",
        "2098-08-26T08:53:51,2098-08-26T08:53:51Z",
        "2098-08-26T08:53:51+05:45,2098-08-26T03:08:51Z",
        "2098-08-26t08:53z,2098-08-26T08:53:00Z"
    })
    void readsMomentsAsTheyAreWritten(String written, String emitted) {
        var answer = customer.schedule(customer.ask(), written);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<String>path("scheduledStart")).isEqualTo(emitted);
    }

    @Test
    void listsEverythingInTheWay() {
        Instant start = Customer.inHours(24);
        var patch =
                customer.ticket(
                        "CODE_PROMO",
                        "CEMLI_PATCH",
                        start.minusSeconds(3600),
                        start.plusSeconds(60));
        var configuration =
                customer.ticket(
                        "Configuration - EBSO",
                        "Autoexec-Config",
                        start.plusSeconds(7000),
                        start.plusSeconds(90_000));
        var before = customer.ticket("CODE_PROMO", "CEMLI_PATCH", start.minusSeconds(3600), start);
        var after =
                customer.ticket(
                        "CODE_PROMO",
                        "CEMLI_PATCH",
                        start.plusSeconds(7200),
                        start.plusSeconds(7300));
        var execution = customer.ask();

        var answer = customer.schedule(execution, start.toString());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Customer.numbers(answer))
                .containsExactly(patch, configuration)
                .doesNotContain(before, after);
        assertThat(answer.asString())
                .startsWith(
                        "{\"conflicts\":[{\"rfcNumber\":\"%s\",\"rfcType\":\"CODE_PROMO\",\"rfcSubType\":\"CEMLI_PATCH\",\"status\":\"Open\",\"subStatus\":"
                                .formatted(patch))
                .contains("\"scheduledStart\":\"" + start.minusSeconds(3600) + "\"")
                .contains("\"duration\":{\"unit\":\"minutes\",\"value\":61}");
        assertThat(customer.execution(execution).<String>path("subStatus"))
                .isEqualTo("Ready For Scheduling/Approval");
    }

    @Test
    void movesAndCancels() {
        Instant start = Customer.inHours(48);
        var execution = customer.ask();
        var other = customer.ask();
        customer.schedule(execution, start.toString()).then().statusCode(200);

        customer.schedule(execution, start.plusSeconds(1800).toString()).then().statusCode(200);
        var inTheWay = customer.schedule(other, start.plusSeconds(1800).toString());
        var cancelled = customer.cancel(execution);
        var free = customer.schedule(other, start.plusSeconds(1800).toString());
        var again = customer.cancel(execution);

        assertThat(Customer.numbers(inTheWay)).containsExactly(execution);
        assertThat(cancelled.asString())
                .isEqualTo(
                        "{\"status\":\"Open\",\"subStatus\":\"Ready For Scheduling/Approval\",\"custStatus\":\"Review Update\"}");
        assertThat(free.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.<String>path("errorCode")).isEqualTo("WRONG_STATE");
    }

    @Test
    void tellsTheExecutionAndTheConflictsOfATime() {
        Instant start = Customer.inHours(72);
        var execution = customer.ask();
        customer.schedule(execution, start.toString());

        var told = customer.execution(execution);
        var conflicts =
                customer.request()
                        .get(
                                customer.path(
                                        "/executions?scheduledStart=%s&scheduledEnd=%s"
                                                .formatted(
                                                        start.plusSeconds(60),
                                                        start.plusSeconds(120))));
        var listed =
                customer.request()
                        .get(
                                "/selfservice/v1/customers/%s/EBSO/products/bounce/instances/executions?target=%s&status=Open"
                                        .formatted(
                                                customer.supportIdentifier(), Customer.INSTANCE));

        assertThat(told.<String>path("rfcNumber")).isEqualTo(execution).matches("3-[0-9A-Z]{7}");
        assertThat(told.<String>path("rfcType")).isEqualTo("OCIEBS_Prod_SelfService");
        assertThat(told.<String>path("rfcSubType")).isEqualTo("SelfService_Bounce");
        assertThat(conflicts.jsonPath().getList("rfcNumber")).containsExactly(execution);
        assertThat(listed.jsonPath().getList("id")).containsExactly(execution);
    }

    @Test
    void replaysARequestUnderItsKey() {
        var body =
                "{\"operation\":\"stop\",\"services\":\"Apps\",\"duration\":{\"unit\":\"minutes\",\"value\":30},\"blackOutDuration\":{\"unit\":\"hours\",\"value\":1}}";
        var first =
                customer.request()
                        .header("Idempotency-Key", "k-1")
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post(customer.path("/executions"));
        var second =
                customer.request()
                        .header("Idempotency-Key", "k-1")
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post(customer.path("/executions"));
        var other =
                customer.request()
                        .header("Idempotency-Key", "k-1")
                        .contentType(ContentType.JSON)
                        .body(body.replace("30", "31"))
                        .post(customer.path("/executions"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void aKeyIsOneUsersOwn() {
        var claims = customer.claims();
        claims.setSubject("other@customer.example");

        var first = keyed(customer.request());
        var others = keyed(customer.request(customer.sign(claims)));

        assertThat(others.statusCode()).isEqualTo(201);
        assertThat(others.<String>path("id")).isNotEqualTo(first.path("id"));
        assertThat(keyed(customer.request()).asString()).isEqualTo(first.asString());
    }

    private Response keyed(RequestSpecification request) {
        return request.header("Idempotency-Key", "k-2")
                .contentType(ContentType.JSON)
                .body(
                        "{\"operation\":\"bounce\",\"services\":\"All\",\"duration\":{\"unit\":\"hours\",\"value\":2}}")
                .post(customer.path("/executions"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"action\":\"schedule\"}|scheduledTime",
                "{\"action\":\"book\",\"scheduledTime\":\"2098-01-01T00:00:00Z\"}|action",
                "{\"action\":\"schedule\",\"scheduledTime\":\"tomorrow\"}|scheduledTime",
                "{\"action\":\"schedule\",\"scheduledTime\":\"2020-08-26T8:53:51-07:00\"}|scheduledTime",
                "{\"action\":\"schedule\",\"scheduledTime\":\"+10000-01-01T0:00:00Z\"}|scheduledTime must be a time of the years 1970 to 9999",
                "{\"action\":\"schedule\",\"scheduledTime\":\"9999-12-31T23:00:00-07:00\"}|scheduledTime must be a time of the years 1970 to 9999",
                "{\"action\":\"schedule\",\"scheduledTime\":\"+300000-01-01T0:00:00Z\"}|scheduledTime must be a time of the years 1970 to 9999",
                "{\"action\":\"schedule\",\"scheduledTime\":\"+999999999-12-31T23:59:59Z\"}|scheduledTime must be a time of the years 1970 to 9999",
                "{\"action\":\"schedule\",\"scheduledTime\":\"1969-12-31T23:59:59Z\"}|scheduledTime must be a time of the years 1970 to 9999",
                "{\"action\":\"schedule\",\"scheduledTime\":\"9999-12-31T22:00:00Z\"}|scheduledTime and duration must end before the year 10000",
                "[]|object"
            })
    void refusesWhatIsNoSchedule(String body, String named) {
        var execution = customer.ask();

        var answer = customer.put(execution, body);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("errorCode")).isEqualTo("INVALID_REQUEST");
        assertThat(answer.<String>path("message")).contains(named);
        assertThat(customer.execution(execution).<String>path("subStatus"))
                .isEqualTo("Ready For Scheduling/Approval");
    }

    @Test
    void booksUpToTheEndOfTheYear9999() {
        var execution = customer.ask();

        var answer = customer.schedule(execution, "9999-12-31T21:59:59Z");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(customer.execution(execution).<String>path("scheduledEnd"))
                .isEqualTo("9999-12-31T23:59:59Z");
    }

    @ParameterizedTest
    @CsvSource({
        "scheduledStart,+300000-01-01T00:00:00Z,+300000-01-01T02:00:00Z",
        "scheduledEnd,9999-12-31T22:00:00Z,+10000-01-01T00:00:00Z",
        "scheduledStart,1969-12-31T22:00:00Z,1970-01-01T00:00:00Z"
    })
    void takesNoTicketOfOtherYears(String named, String start, String end) {
        var answer =
                customer.request()
                        .contentType(ContentType.JSON)
                        .body(
                                """
                                {"rfcType":"CODE_PROMO","rfcSubType":"CEMLI_PATCH","scheduledStart":"%s","scheduledEnd":"%s"}
                                """
                                        .formatted(start, end))
                        .post(customer.path("/tickets"));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("message"))
                .startsWith(named + " must be a time of the years 1970 to 9999");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"services\":\"All\",\"duration\":{\"unit\":\"hours\",\"value\":2}}|operation",
                "{\"operation\":\"restart\",\"services\":\"All\",\"duration\":{\"unit\":\"hours\",\"value\":2}}|operation",
                "{\"operation\":\"bounce\",\"services\":\"Some\",\"duration\":{\"unit\":\"hours\",\"value\":2}}|services",
                "{\"operation\":\"bounce\",\"services\":\"All\"}|duration",
                "{\"operation\":\"bounce\",\"services\":\"All\",\"duration\":{\"unit\":\"days\",\"value\":2}}|unit",
                "{\"operation\":\"bounce\",\"services\":\"All\",\"duration\":{\"unit\":\"hours\",\"value\":0}}|value",
                "{\"operation\":\"bounce\",\"services\":\"All\",\"duration\":{\"unit\":\"hours\",\"value\":\"x\"}}|duration.value is no number",
                "{\"operation\":\"bounce\",\"services\":\"All\",\"duration\":{\"unit\":[],\"value\":2}}|duration.unit is no text",
                "{\"operation\":\"bounce\",\"services\":\"All\",\"duration\":{\"unit\":\"hours\",\"value\":2},\"bounceOptions\":{\"options\":[{\"name\":\"a\",\"value\":{}}]}}|bounceOptions.options.0.value is no text",
                "{\"operation\":\"bounce\",\"services\":\"All\",\"duration\":{\"unit\":\"hours\",\"value\":2},\"blackOutDuration\":{\"unit\":\"hours\",\"value\":1}}|blackOutDuration"
            })
    void refusesWhatIsNoBounce(String body, String named) {
        var answer =
                customer.request()
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post(customer.path("/executions"));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("message")).contains(named);
    }
}
