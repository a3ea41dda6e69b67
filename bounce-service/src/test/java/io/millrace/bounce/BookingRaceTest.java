package io.millrace.bounce;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two hundred approvers want the same instance at once. */
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class BookingRaceTest {

    private static final int WINDOWS = 4;
    private static final int EACH = 50;

    private record Attempt(int window, String execution, Response answer) {}

    @Test
    void eachWindowIsWonOnceAndTheOthersSeeByWhom() {
        var customer = Customer.of(TestUser.MERIDIAN_OPERATOR);
        Instant start = Customer.inHours(100);
        List<String> executions =
                IntStream.range(0, WINDOWS * EACH).mapToObj(_ -> customer.ask()).toList();

        List<Attempt> attempts = atOnce(customer, executions, start);

        for (int window = 0; window < WINDOWS; window++) {
            int number = window;
            var own = attempts.stream().filter(attempt -> attempt.window() == number).toList();
            var winners =
                    own.stream().filter(attempt -> attempt.answer().statusCode() == 200).toList();
            assertThat(winners).as("window " + window).hasSize(1);
            assertThat(own)
                    .filteredOn(attempt -> attempt.answer().statusCode() != 200)
                    .allSatisfy(lost -> {
                        assertThat(lost.answer().statusCode()).isEqualTo(409);
                        assertThat(Customer.numbers(lost.answer()))
                                .containsExactly(winners.getFirst().execution());
                    });
        }
    }

    /** Windows of two hours that touch, and do not overlap. */
    private static List<Attempt> atOnce(Customer customer, List<String> executions, Instant start) {
        try (var threads = Executors.newFixedThreadPool(EACH)) {
            var futures =
                    IntStream.range(0, executions.size())
                            .mapToObj(place ->
                                    CompletableFuture.supplyAsync(
                                            () -> attempt(customer, executions, start, place),
                                            threads))
                            .toList();
            return futures.stream().map(CompletableFuture::join).toList();
        }
    }

    private static Attempt attempt(
            Customer customer, List<String> executions, Instant start, int place) {
        int window = place % WINDOWS;
        String execution = executions.get(place);
        String time = start.plusSeconds(window * 7200L).toString();
        return new Attempt(window, execution, customer.schedule(execution, time));
    }
}
