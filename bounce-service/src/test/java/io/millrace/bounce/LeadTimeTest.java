package io.millrace.bounce;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The edge of the sixteen minutes, on a clock that stands still. */
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class LeadTimeTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @AfterEach
    void goOn() {
        MovableClock.goOn();
    }

    @Test
    void sixteenMinutesAheadPass() {
        var customer = Customer.of(TestUser.MERIDIAN_OPERATOR);
        var execution = customer.ask();
        MovableClock.stopAt(now);

        var answer = customer.schedule(execution, now.plusSeconds(16 * 60).toString());

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    @Test
    void aSecondLessIsRefused() {
        var customer = Customer.of(TestUser.MERIDIAN_OPERATOR);
        var execution = customer.ask();
        MovableClock.stopAt(now);

        var answer = customer.schedule(execution, now.plusSeconds(16 * 60 - 1).toString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("message"))
                .isEqualTo("scheduledTime must be at least 16 minutes from now.");
    }

    @Test
    void anInstanceMayAskForMoreAndNeverForLess() {
        var customer = Customer.of(TestUser.MERIDIAN_OPERATOR);
        var less =
                customer.putInstance(
                        Customer.INSTANCE,
                        "{\"batchName\":\"BOUNCE_EBS\",\"optedIn\":true,\"leadTime\":\"PT15M59S\"}");
        var more =
                customer.putInstance(
                        Customer.INSTANCE,
                        "{\"batchName\":\"BOUNCE_EBS\",\"optedIn\":true,\"leadTime\":\"PT1H\"}");
        var execution = customer.ask();

        var early = customer.schedule(execution, Instant.now().plusSeconds(3500).toString());

        assertThat(less.statusCode()).isEqualTo(400);
        assertThat(less.<String>path("errors[0].pointer")).isEqualTo("/leadTime");
        assertThat(more.statusCode()).isEqualTo(200);
        assertThat(early.statusCode()).isEqualTo(400);
    }
}
