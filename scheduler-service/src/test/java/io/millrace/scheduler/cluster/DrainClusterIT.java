package io.millrace.scheduler.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.pod.Pod;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.BackingServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.millrace.testing.worker.FakeWorker;
import io.millrace.testing.worker.ReceivedCall;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of two schedulers is told to go while both are busy, as at every upgrade. */
class DrainClusterIT {
    private static final int RUNS = 600;
    private static final int CALLERS = 8;
    private static final int TASKS = 3;
    private static final Duration DELAY = Duration.ofSeconds(2);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(40);
    private static final String API = "/SchedulerService/rest-api/v1";

    private static final String LONGEST_GAP =
            """
            coalesce((extract(epoch from max(n.started_at - p.ended_at)) * 1000)::bigint, 0)
            from task n join task p using (tenant, created_on, run_id) where p.task_no = n.task_no - 1
            """;

    private final Map<String, String> settings = settings();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Effects effects = new Effects();

    @TempDir Path folder;

    private static Map<String, String> settings() {
        Map<String, String> settings =
                new TreeMap<>(
                        BackingServers.settings(
                                Set.of(Backing.POSTGRESQL, Backing.KAFKA, Backing.KEYCLOAK)));
        settings.put("millrace.shutdown.delay", DELAY.toString());
        settings.put("millrace.engine.drain", DRAIN.toString());
        return settings;
    }

    @Test
    void nothingIsLostOrRepeatedOrLate() throws Exception {
        try (FakeWorker worker = FakeWorker.start().on("/effect", effects::apply);
                Pod one = Pods.scheduler("one", folder, settings);
                Pod two = Pods.scheduler("two", folder, settings);
                Connection database = database();
                ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List.of(one, two).forEach(Pod::awaitReady);
            String token = Tokens.fromKeycloak().of(TestUser.MERIDIAN_OPERATOR);
            var client = new PersistentClient(List.of(one, two), token, http);
            define(client, worker.url());
            var triggered =
                    IntStream.range(0, RUNS)
                            .mapToObj(number -> callers.submit(() -> trigger(client, number)))
                            .toList();
            triggered.get(RUNS / 4).get();

            long undone = triggered.stream().filter(call -> !call.isDone()).count();
            var gone = one.terminate();
            Awaitility.await()
                    .atMost(DELAY)
                    .pollInterval(Duration.ofMillis(20))
                    .until(one::turnsAway);
            gone.get(GRACE.toSeconds(), TimeUnit.SECONDS);
            for (Future<String> call : triggered) {
                call.get();
            }
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .until(() ->
                            number(database, "count(*) from run where status = 'ONGOING'") == 0);

            assertThat(undone).as("triggers to come when it was told to go").isPositive();
            assertThat(number(database, "count(*) from run where status = 'SUCCESSFUL'"))
                    .isEqualTo(RUNS);
            assertThat(callsByKey(worker)).hasSize(RUNS * TASKS);
            assertThat(callsByKey(worker).values()).as("calls under a key").containsOnly(1L);
            assertThat(number(database, LONGEST_GAP))
                    .as("milliseconds between a task and its successor")
                    .isLessThanOrEqualTo(DELAY.plus(DRAIN).toMillis());
            assertThat(number(database, "count(*) from node where not dead")).isEqualTo(1);
        }
    }

    private static Map<String, Long> callsByKey(FakeWorker worker) {
        return worker.calls().stream()
                .collect(Collectors.groupingBy(DrainClusterIT::key, Collectors.counting()));
    }

    private static String key(ReceivedCall call) {
        return Objects.requireNonNull(call.header("Idempotency-Key"));
    }

    private static void define(PersistentClient client, String workerUrl) {
        client.put(
                API + "/workers/LEDGER",
                "{\"baseUrl\":\"%s\",\"maxConcurrency\":200}".formatted(workerUrl));
        client.put(
                API + "/batches/CHAIN",
                """
                {"tasks":[{"taskCode":"A","worker":"LEDGER","path":"/effect"},
                {"taskCode":"B","worker":"LEDGER","path":"/effect","after":["A"]},
                {"taskCode":"C","worker":"LEDGER","path":"/effect","after":["B"]}]}
                """);
    }

    private static String trigger(PersistentClient client, int number) {
        var answer =
                client.post(
                        API + "/external/trigger",
                        "run-" + number,
                        "{\"batchName\":\"CHAIN\",\"batchType\":\"rest\"}");
        assertThat(answer.path("statusCode").asText()).as(answer.toString()).isEqualTo("0");
        return answer.path("batchRunId").asText();
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s?currentSchema=scheduler"
                        .formatted(
                                setting("millrace.postgresql.host"),
                                setting("millrace.postgresql.port"),
                                setting("millrace.postgresql.database")),
                setting("millrace.postgresql.username"),
                setting("millrace.postgresql.password"));
    }

    private String setting(String name) {
        return Objects.requireNonNull(settings.get(name));
    }

    private static long number(Connection database, String what) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select " + what)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
