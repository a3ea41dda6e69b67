package io.millrace.scheduler.external;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.SchedulerClient;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.worker.Answer;
import io.millrace.testing.worker.FakeWorker;
import io.millrace.testing.worker.Gate;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers that wait for a run, where only two may at a time and few tasks may be queued. */
@QuarkusTest
@TestProfile(WaitingTest.Tight.class)
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class WaitingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SchedulerClient scheduler = SchedulerClient.as(TestUser.MERIDIAN_OPERATOR);
    private final FakeWorker worker = FakeWorker.start();
    private final Gate first = new Gate();
    private final Gate second = new Gate();
    private final Set<String> runs = new LinkedHashSet<>();
    private String run = "";

    @BeforeEach
    void aRunThatStandsStill() {
        worker.on("/first", Answer.behind(first, Answer.ok()));
        worker.on("/second", Answer.behind(second, Answer.ok()));
        scheduler.put("workers/SLOW", "{\"baseUrl\":\"" + worker.url() + "\"}");
        scheduler.put(
                "batches/SLOW",
                """
                {"tasks":[{"taskCode":"T1","worker":"SLOW","path":"/first"},
                          {"taskCode":"T2","worker":"SLOW","path":"/second","after":["T1"]}]}
                """);
        run = triggered();
    }

    @AfterEach
    void letGo() {
        first.open();
        second.open();
        runs.forEach(scheduler::endOf);
        worker.close();
    }

    @Test
    void answersWhenTheTimeIsUp() {
        long begun = System.nanoTime();

        var answer = scheduler.await(run, 1);

        assertThat(answer.jsonPath().getString("batchStatus")).isEqualTo("ON-GOING");
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void tellsEachChangeOfARunAndEndsWithIt() {
        try (var events = EventStream.of(scheduler, run)) {
            Awaitility.await().atMost(PATIENCE).until(() -> !events.data().isEmpty());
            first.open();
            Awaitility.await().atMost(PATIENCE).until(this::itsSecondTaskIsCalled);
            second.open();
            Awaitility.await().atMost(PATIENCE).until(events::isOver);

            assertThat(events.data()).hasSizeBetween(3, 8).doesNotHaveDuplicates();
            assertThat(events.data().getFirst())
                    .startsWith("{\"severity\":\"info\",\"batchRunId\":\"" + run)
                    .contains("{\"taskCode\":\"T2\",\"taskStatus\":\"NOT-STARTED\"");
            assertThat(events.data())
                    .anyMatch(status ->
                            status.contains("\"T1\",\"taskStatus\":\"SUCCESSFUL\"")
                                    && status.contains("\"batchStatus\":\"ON-GOING\""));
            assertThat(events.data().getLast()).contains("\"batchStatus\":\"SUCCESSFUL\"");
        }
    }

    @Test
    void turnsAwayWhoWouldWaitBesideTooMany() {
        try (var one = EventStream.of(scheduler, run);
                var two = EventStream.of(scheduler, run)) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !one.data().isEmpty() && !two.data().isEmpty());

            var status = scheduler.await(run, 5);
            var stream = scheduler.get("runs/" + run + "/events");

            assertThat(status.statusCode()).isEqualTo(429);
            assertThat(status.header("Retry-After")).isEqualTo("5");
            assertThat(status.jsonPath().getString("statusCode")).isEqualTo("-1");
            assertThat(stream.statusCode()).isEqualTo(429);
            assertThat(stream.header("Retry-After")).isEqualTo("5");
            assertThat(stream.contentType()).startsWith("application/problem+json");
            assertThat(plainStatus().statusCode()).isEqualTo(200);
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> scheduler.await(run, 1).statusCode() == 200);
    }

    @Test
    void refusesTriggersWhileTooMuchIsQueued() {
        Response refused =
                Awaitility.await()
                        .atMost(PATIENCE)
                        .pollDelay(Duration.ZERO)
                        .until(this::trigger, answer -> answer.statusCode() == 429);

        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.jsonPath().getString("statusCode")).isEqualTo("-1");
        assertThat(refused.jsonPath().getString("details")).contains("Too many tasks");
        first.open();
        second.open();
        run = triggered();
    }

    private Response plainStatus() {
        return scheduler.external("status", "{\"batchRunId\":\"" + run + "\"}");
    }

    /** Runs of other tests may call this worker too: it has the name of theirs. */
    private boolean itsSecondTaskIsCalled() {
        return worker.calls("/second").stream()
                .anyMatch(call -> run.equals(call.header("millrace-run-id")));
    }

    private Response trigger() {
        var answer =
                scheduler.external("trigger", "{\"batchName\":\"SLOW\",\"batchType\":\"rest\"}");
        if (answer.statusCode() == 200) {
            runs.add(answer.jsonPath().getString("batchRunId"));
        }
        return answer;
    }

    /** As soon as there is room for it. */
    private String triggered() {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(this::trigger, answer -> answer.statusCode() == 200)
                .jsonPath()
                .getString("batchRunId");
    }

    /** Two may wait, three tasks may be queued. */
    public static class Tight implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("millrace.limits.waiting", "2", "millrace.engine.backlog", "3");
        }
    }
}
