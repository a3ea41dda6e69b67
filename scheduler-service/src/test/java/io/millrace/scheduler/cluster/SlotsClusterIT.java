package io.millrace.scheduler.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.pod.Pod;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.BackingServers;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 5,000 processes are due at one second, and one of two schedulers is killed amid them. */
class SlotsClusterIT {

    private static final int SLOTS = 5000;
    private static final Duration LATEST = Duration.ofSeconds(3);
    private static final String LATE = "(extract(epoch from max(fired_at - slot)) * 1000)::bigint";
    private static final String API = "/SchedulerService/rest-api/v1";

    private static final String SCHEDULE =
            """
            insert into process_schedule (tenant, spid, batch_name, quartz_def, run_once, retry_count,
                created_by, due, by_cron)
            select 'meridian', gen_random_uuid(), '%s', '0 0 0 1 1 ? 2090', false, 0, 'meridian.operator',
                date_trunc('second', now()) + interval '4 seconds', true
            from generate_series(1, %d)
            """;

    private final Map<String, String> settings =
            BackingServers.settings(Set.of(Backing.POSTGRESQL, Backing.KAFKA, Backing.KEYCLOAK));
    private final HttpClient http = HttpClient.newHttpClient();
    private final Effects effects = new Effects();

    @TempDir Path folder;

    @Test
    void eachFiresOnceAndInTime() throws Exception {
        try (FakeWorker worker = FakeWorker.start().on("/effect", effects::apply);
                Pod one = Pods.scheduler("one", folder, settings);
                Pod two = Pods.scheduler("two", folder, settings);
                Connection database = database()) {
            List.of(one, two).forEach(Pod::awaitReady);
            define(new PersistentClient(List.of(one, two), token(), http), worker.url());

            execute(database, SCHEDULE.formatted("WARM", SLOTS / 5));
            await(() -> fired(database, "WARM", "count(*)") == SLOTS / 5);

            execute(database, SCHEDULE.formatted("DUE", SLOTS));
            await(() -> fired(database, "DUE", "count(*)") >= SLOTS / 5);
            one.kill();
            long amid = fired(database, "DUE", "count(*)");
            await(() -> fired(database, "DUE", "count(*)") >= SLOTS);
            await(() -> number(database, "count(*) from run where status = 'ONGOING'") == 0);

            assertThat(amid).as("fired when one was killed").isLessThan(SLOTS);
            assertThat(fired(database, "DUE", "count(*)")).isEqualTo(SLOTS);
            assertThat(fired(database, "DUE", "count(distinct spid)")).isEqualTo(SLOTS);
            assertThat(fired(database, "DUE", "count(distinct run_id)")).isEqualTo(SLOTS);
            assertThat(number(database, "count(*) from run where status = 'SUCCESSFUL'"))
                    .isEqualTo(SLOTS + SLOTS / 5);
            assertThat(effects.keysOfTasks()).hasSize(SLOTS + SLOTS / 5);
            assertThat(effects.keysOfTasks().values())
                    .allSatisfy(keys -> assertThat(keys).hasSize(1));
            assertThat(fired(database, "DUE", LATE))
                    .as("milliseconds by which the last is late")
                    .isLessThanOrEqualTo(LATEST.toMillis());
        }
    }

    private static String token() {
        return Tokens.fromKeycloak().of(TestUser.MERIDIAN_OPERATOR);
    }

    private static void define(PersistentClient client, String workerUrl) {
        client.put(
                API + "/workers/ROBOT",
                "{\"baseUrl\":\"%s\",\"maxConcurrency\":200}".formatted(workerUrl));
        var batch = "{\"tasks\":[{\"taskCode\":\"A\",\"worker\":\"ROBOT\",\"path\":\"/effect\"}]}";
        client.put(API + "/batches/WARM", batch);
        client.put(API + "/batches/DUE", batch);
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
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

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long fired(Connection database, String batch, String what) throws SQLException {
        return number(
                database,
                what
                        + " from process_firing join process_schedule using (tenant, spid)"
                        + " where batch_name = '"
                        + batch
                        + "'");
    }

    private static long number(Connection database, String what) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select " + what)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
