package io.millrace.scheduler.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.pod.Pod;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.BackingServers;
import io.millrace.testing.servers.Outage;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.millrace.testing.worker.FakeWorker;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three schedulers take 2,000 runs while they are killed one after the other, and PostgreSQL and
 * Kafka go away once each.
 */
class SchedulerClusterIT {
    private static final int RUNS = 2000;
    private static final int CALLERS = 16;
    private static final List<String> TASKS = List.of("EXTRACT", "EU", "US", "ASIA", "POST");
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final String API = "/SchedulerService/rest-api/v1";

    private final Map<String, String> settings = settings();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Effects effects = new Effects();

    @TempDir Path folder;

    private static Map<String, String> settings() {
        Map<String, String> settings =
                new TreeMap<>(
                        BackingServers.settings(
                                Set.of(Backing.POSTGRESQL, Backing.KAFKA, Backing.KEYCLOAK)));
        settings.put("millrace.engine.lease", "PT3S");
        return settings;
    }

    @Test
    void everyRunEndsAndEveryTaskTakesEffectUnderOneKey() throws Exception {
        try (FakeWorker worker = FakeWorker.start().on("/effect", effects::apply);
                Pods pods = new Pods(folder, settings);
                ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            String token = Tokens.fromKeycloak().of(TestUser.MERIDIAN_OPERATOR);
            PersistentClient client = new PersistentClient(pods.all(), token, http);
            define(client, worker.url());

            List<Future<String>> triggered =
                    IntStream.range(0, RUNS)
                            .mapToObj(number -> callers.submit(() -> trigger(client, number)))
                            .toList();
            disturb(pods, triggered);
            Set<String> runs = ids(triggered);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> count("status = 'ONGOING'") == 0);

            assertThat(runs).as("distinct runs").hasSize(RUNS);
            assertThat(count("true")).as("runs in the database").isEqualTo(RUNS);
            assertThat(count("status = 'SUCCESSFUL'")).isEqualTo(RUNS);
            assertThat(effects.keysOfTasks()).hasSize(RUNS * TASKS.size());
            assertThat(effects.keysOfTasks().values())
                    .allSatisfy(keys -> assertThat(keys).hasSize(1));
            assertThat(endedEvents())
                    .hasSize(RUNS * (TASKS.size() + 1))
                    .allSatisfy((what, ends) -> assertThat(ends).as(what).isEqualTo(1));
        }
    }

    private Map<String, Integer> endedEvents() {
        String kafka = Objects.requireNonNull(settings.get("millrace.kafka.bootstrap-servers"));
        return EndedEvents.read(kafka, "MONTH_END", RUNS * (TASKS.size() + 1), PATIENCE);
    }

    /** A pod dies every few hundred runs, PostgreSQL after a third of them, Kafka after two. */
    private static void disturb(Pods pods, List<Future<String>> triggered) throws Exception {
        for (int tenth = 1; tenth <= 9; tenth++) {
            triggered.get(RUNS / 10 * tenth - 1).get();
            switch (tenth) {
                case 3 -> outage(Backing.POSTGRESQL);
                case 6 -> outage(Backing.KAFKA);
                default -> crash(pods.any());
            }
        }
    }

    private static void crash(Pod pod) {
        pod.kill();
        pod.replace();
    }

    private static void outage(Backing backing) {
        try (Outage gone = Outage.of(backing)) {
            assertThat(gone).isNotNull();
        }
    }

    private static void define(PersistentClient client, String workerUrl) {
        client.put(
                API + "/workers/LEDGER",
                """
                {"baseUrl":"%s","maxConcurrency":200}
                """
                        .formatted(workerUrl));
        client.put(API + "/batches/MONTH_END", "{\"tasks\":[" + tasks() + "]}");
    }

    private static String tasks() {
        return String.join(
                ",",
                task("EXTRACT", ""),
                task("EU", "\"EXTRACT\""),
                task("US", "\"EXTRACT\""),
                task("ASIA", "\"EXTRACT\""),
                task("POST", "\"EU\",\"US\",\"ASIA\""));
    }

    private static String task(String code, String after) {
        return """
        {"taskCode":"%s","worker":"LEDGER","path":"/effect","after":[%s]}
        """
                .formatted(code, after);
    }

    private static String trigger(PersistentClient client, int number) {
        JsonNode answer =
                client.post(
                        API + "/external/trigger",
                        "run-" + number,
                        "{\"batchName\":\"MONTH_END\",\"batchType\":\"rest\"}");
        assertThat(answer.path("statusCode").asText()).as(answer.toString()).isEqualTo("0");
        return answer.path("batchRunId").asText();
    }

    private static Set<String> ids(List<Future<String>> triggered)
            throws ExecutionException, InterruptedException {
        Set<String> ids = new java.util.HashSet<>();
        for (Future<String> one : triggered) {
            ids.add(one.get());
        }
        return ids;
    }

    private int count(String condition) throws SQLException {
        String url =
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(
                                settings.get("millrace.postgresql.host"),
                                settings.get("millrace.postgresql.port"),
                                settings.get("millrace.postgresql.database"));
        try (Connection connection =
                        DriverManager.getConnection(
                                url,
                                settings.get("millrace.postgresql.username"),
                                settings.get("millrace.postgresql.password"));
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select count(*) from scheduler.run where " + condition)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
