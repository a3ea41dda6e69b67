package io.millrace.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.report.Await;
import io.millrace.report.ReportClient;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.Outage;
import io.millrace.testing.token.TestUser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports are made once, whatever happens to those who make them. */
class MakersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ROWS = 600;

    private static Fleet fleet;
    private static Bucket bucket;
    private static Pod pod;
    private static ReportClient client;

    /** A view of 12 seconds and 12 MB: two parts are on their way before it ends. */
    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        fleet = new Fleet(folder);
        bucket = new Bucket(fleet);
        pod = fleet.start().awaitReady();
        client = Fleet.client(pod, TestUser.MERIDIAN_OPERATOR);
        fleet.database.run(
                "CREATE VIEW slow AS SELECT i AS number, pg_sleep(0.02)::text AS nothing,"
                        + " repeat('x', 20000) AS filling FROM generate_series(1, "
                        + ROWS
                        + ") i");
        fleet.database.run("CREATE SEQUENCE counter");
        fleet.database.run("CREATE VIEW writing AS SELECT nextval('report.counter') AS number");
        define("SLOW", "ledger", "slow");
        define("HASTY", "hasty", "slow");
        define("WRITING", "ledger", "writing");
    }

    private static void define(String code, String source, String view) {
        var answer =
                client.define(
                        code, "{\"dataSource\":\"" + source + "\",\"view\":\"" + view + "\"}");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        bucket.close();
        fleet.close();
    }

    @Test
    void anotherPodTakesOverFromOneThatIsKilledAndOneFileResults() {
        int before = bucket.size();
        String report = running("SLOW");
        Pod heir = fleet.start().awaitReady();
        pod.kill();
        pod = heir;
        client = Fleet.client(pod, TestUser.MERIDIAN_OPERATOR);

        String csv = client.download("SLOW", report);

        assertThat(ReportClient.lines(csv)).hasSize(ROWS + 1);
        assertThat(fleet.database.value("SELECT fence FROM report_request WHERE id = " + report))
                .isEqualTo("2");
        Await.until("one file", PATIENCE, () -> bucket.size() == before + 1);
    }

    @Test
    void oneOfATenantIsMadeAtATimeAndOthersDoNotWaitForIt() {
        String first = running("SLOW");
        String second = client.ask("SLOW", "{}");
        var other = Fleet.client(pod, TestUser.HARBOR_OPERATOR);

        String ofAnother = other.ask("BATCH_RUNS", "{}");
        var end = other.end("BATCH_RUNS", ofAnother);

        assertThat(end.<String>path("status")).isEqualTo("COMPLETE");
        assertThat(client.status("SLOW", first).<String>path("status")).isEqualTo("RUNNING");
        assertThat(client.status("SLOW", second).asString())
                .isEqualTo(
                        "{\"requestInstanceId\":\"%1$s\",\"reportInstanceId\":\"%1$s\",\"status\":\"PENDING\"}"
                                .formatted(second));
        client.cancel("SLOW", second);
        client.cancel("SLOW", first);
    }

    @Test
    void aCancelledReportEndsInTheDatabaseAndLeavesNoFile() {
        int before = bucket.size();
        String report = running("SLOW");

        var answer = client.cancel("SLOW", report);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<String>path("status")).isEqualTo("FAIL");
        assertThat(answer.<String>path("errorMessage"))
                .isEqualTo("Cancelled by meridian.operator.");
        Await.until(
                "no query",
                PATIENCE,
                () ->
                        fleet.database
                                .value(
                                        "SELECT count(*) FROM pg_stat_activity WHERE state = 'active'"
                                                + " AND query LIKE 'COPY%slow%'")
                                .equals("0"));
        Await.until("no file", PATIENCE, () -> bucket.size() == before);
        assertThat(client.cancel("SLOW", report).statusCode()).isEqualTo(200);
    }

    @Test
    void anObjectStoreThatIsGoneForAWhileCostsTimeAndNothingElse() {
        String report = running("SLOW");

        try (Outage store = Outage.of(Backing.S3)) {
            assertThat(store).isNotNull();
            Await.until("rows go on or wait", PATIENCE, () -> rows(report) > 200);
        }

        assertThat(ReportClient.lines(client.download("SLOW", report))).hasSize(ROWS + 1);
    }

    @Test
    void aDatabaseThatIsGoneForAWhileCostsTimeAndNothingElse() {
        String report = running("SLOW");

        try (Outage database = Outage.of(Backing.POSTGRESQL)) {
            assertThat(database).isNotNull();
            var refused = client.repgen("SLOW", "{}");
            assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.asString()).contains("\"status\":\"FAIL\"");
        }

        Await.until(
                "status is told again",
                PATIENCE,
                () -> client.status("SLOW", report).statusCode() == 200);
        assertThat(ReportClient.lines(client.download("SLOW", report))).hasSize(ROWS + 1);
    }

    @Test
    void aQueryThatTakesTooLongFails() {
        var end = client.end("HASTY", client.ask("HASTY", "{}"));

        assertThat(end.<String>path("status")).isEqualTo("FAIL");
        assertThat(end.<String>path("errorMessage"))
                .isEqualTo("The query took longer than it may.");
    }

    @Test
    void aViewThatWritesFailsAndWritesNothing() {
        var end = client.end("WRITING", client.ask("WRITING", "{}"));

        assertThat(end.<String>path("status")).isEqualTo("FAIL");
        assertThat(end.<String>path("errorMessage")).startsWith("The report failed. The log has");
        assertThat(fleet.database.value("SELECT is_called FROM counter")).isEqualTo("f");
    }

    @Test
    void aSourceIsUnknownToOtherTenantsAndSoIsAViewElsewhere() {
        var foreign =
                Fleet.client(pod, TestUser.HARBOR_OPERATOR)
                        .define("SLOW", "{\"dataSource\":\"ledger\",\"view\":\"slow\"}");
        var elsewhere =
                client.define(
                        "CATALOG", "{\"dataSource\":\"ledger\",\"view\":\"pg_catalog.pg_roles\"}");

        assertThat(foreign.statusCode()).isEqualTo(400);
        assertThat(foreign.<String>path("errors[0].detail"))
                .isEqualTo("there is no data source ledger");
        assertThat(elsewhere.statusCode()).isEqualTo(400);
        assertThat(elsewhere.<String>path("errors[0].pointer")).isEqualTo("/view");
    }

    private static String running(String code) {
        String report = client.ask(code, "{}");
        Await.until("rows of " + report, PATIENCE, () -> rows(report) > 20);
        return report;
    }

    private static int rows(String report) {
        var status = client.status("SLOW", report);
        Integer rows = status.path("rows");
        return rows == null ? 0 : rows;
    }
}
