package io.millrace.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.report.Await;
import io.millrace.report.ReportClient;
import io.millrace.testing.pod.Pod;
import io.millrace.testing.token.TestUser;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports over a data source of the tenant's own, and what it may not do. */
class OwnSourceIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static Fleet fleet;
    private static Pod pod;
    private static ReportClient client;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        fleet = new Fleet(folder);
        fleet.addSource("hasty", Map.of("statement-timeout", "1s"));
        fleet.addSource("locked", Map.of("password-secret", "WRONG"));
        fleet.addSource("keyless", Map.of("password-secret", "NONE"));
        fleet.addSource("elsewhere", Map.of("url", fleet.urlOf("nowhere")));
        fleet.addSource("away", Map.of("url", "jdbc:postgresql://127.0.0.1:1/ledger"));
        fleet.addSecret("WRONG", "not-the-password");
        pod = fleet.start().awaitReady();
        client = Fleet.client(pod, TestUser.MERIDIAN_OPERATOR);
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    private static void define(String code, String source, String view) {
        var answer = tryToDefine(code, source, view);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }

    private static Response tryToDefine(String code, String source, String view) {
        return client.define(code, "{\"dataSource\":\"" + source + "\",\"view\":\"" + view + "\"}");
    }

    @Test
    void aViewOfTheSourceIsFilteredAndWritten() {
        fleet.database.change(
                "CREATE VIEW accounts AS SELECT i AS id, 'acc ' || i AS name FROM generate_series(1, 9) i");
        define("ACCOUNTS", "ledger", "accounts");

        String csv = client.csv("ACCOUNTS", "ACCOUNTS.ID > 7 AND ACCOUNTS.NAME LIKE 'acc%'");

        assertThat(csv).isEqualTo("id,name\r\n8,acc 8\r\n9,acc 9\r\n");
    }

    @Test
    void aQueryThatTakesTooLongFails() {
        fleet.database.change("CREATE VIEW endless AS SELECT pg_sleep(60)::text AS nothing");
        define("HASTY", "hasty", "endless");

        var end = client.end("HASTY", client.ask("HASTY", "{}"));

        assertThat(end.<String>path("status")).isEqualTo("FAIL");
        assertThat(end.<String>path("errorMessage"))
                .isEqualTo("The query took longer than it may.");
    }

    @Test
    void aViewThatWritesFailsAndWritesNothing() {
        fleet.database.change("CREATE SEQUENCE counter");
        fleet.database.change("CREATE VIEW writing AS SELECT nextval('report.counter') AS number");
        define("WRITING", "ledger", "writing");

        var end = client.end("WRITING", client.ask("WRITING", "{}"));

        assertThat(end.<String>path("status")).isEqualTo("FAIL");
        assertThat(end.<String>path("errorMessage"))
                .isEqualTo(
                        "It cannot be read: the data source ledger may only be read, and the view writes"
                                + " (SQL state 25006).");
        assertThat(fleet.database.text("SELECT is_called FROM counter")).isEqualTo("f");
    }

    @Test
    void aSourceIsUnknownToOtherTenantsAndSoIsAViewElsewhere() {
        var foreign =
                Fleet.client(pod, TestUser.HARBOR_OPERATOR)
                        .define("FOREIGN", "{\"dataSource\":\"ledger\",\"view\":\"run\"}");
        var elsewhere = tryToDefine("CATALOG", "ledger", "pg_catalog.pg_roles");

        assertThat(foreign.statusCode()).isEqualTo(400);
        assertThat(foreign.<String>path("errors[0].detail"))
                .isEqualTo("there is no data source ledger");
        assertThat(elsewhere.statusCode()).isEqualTo(400);
        assertThat(elsewhere.<String>path("errors[0].pointer")).isEqualTo("/view");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    locked | the data source locked refuses the user or the password (SQL state 28P01)
                    elsewhere | the data source elsewhere has no such database (SQL state 3D000)
                    keyless | secret NONE of tenant meridian is not there
                    """)
    void aSourceThatRefusesIsAFaultOfTheDefinition(String source, String detail) {
        var answer = tryToDefine("REFUSED", source, "run");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("errors[0].pointer")).isEqualTo("/dataSource");
        assertThat(answer.<String>path("errors[0].detail")).isEqualTo(detail);
        assertThat(answer.asString()).doesNotContain("not-the-password");
    }

    @Test
    void aSourceThatDoesNotAnswerIsAnOutage() {
        var answer = tryToDefine("AWAY", "away", "run");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void aLockThatIsHeldTooLongIsAnOutage() {
        fleet.database.change("CREATE TABLE held (id integer)");
        define("HELD", "ledger", "held");
        Response answer;

        try (var _ = fleet.database.hold("LOCK TABLE held")) {
            answer = client.repgen("HELD", "{}");
        }

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.asString()).contains("\"status\":\"FAIL\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "40P01", "40001"})
    void whatOthersDoInTheSourcePutsAReportOff(String state) {
        String code = "BUSY_" + state;
        fleet.database.change("CREATE TABLE others_" + state + " AS SELECT 1 AS at_work");
        fleet.database.change(
                """
                CREATE FUNCTION wait_for_others_%1$s() RETURNS integer LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT FROM report.others_%1$s) THEN
                        RAISE EXCEPTION 'others are at work' USING ERRCODE = '%1$s';
                    END IF;
                    RETURN 7;
                END $$
                """
                        .formatted(state));
        fleet.database.change(
                "CREATE VIEW %1$s AS SELECT report.wait_for_others_%2$s() AS answer"
                        .formatted(code, state));
        define(code, "ledger", code);
        String report = client.ask(code, "{}");
        Await.until("begun twice", PATIENCE, () -> value("fence", report) >= 2);

        fleet.database.change("DELETE FROM others_" + state);

        assertThat(client.download(code, report)).isEqualTo("answer\r\n7\r\n");
        assertThat(value("lost", report)).isZero();
    }

    private static long value(String column, String report) {
        return fleet.database.count(
                "SELECT " + column + " FROM report_request WHERE id = " + report);
    }

    @Test
    void aGrantThatIsTakenAwayIsSaidAtTheRequest() {
        fleet.database.change("CREATE TABLE closed (id integer)");
        define("CLOSED", "ledger", "closed");
        fleet.database.change("REVOKE ALL ON closed FROM current_user");

        var answer = client.repgen("CLOSED", "{}");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.asString())
                .isEqualTo(
                        "{\"status\":\"FAIL\",\"errorMessage\":\"The report does not fit what it reads:"
                                + " the data source ledger does not let its user read the view: a grant is"
                                + " missing (SQL state 42501).\"}");
    }

    @Test
    void aFaultInTheViewEndsTheReportWithItsKind() {
        fleet.database.change(
                "CREATE VIEW dividing AS SELECT 1 / (i - 5) AS n FROM generate_series(1, 9) i");
        define("DIVIDING", "ledger", "dividing");

        var end = client.end("DIVIDING", client.ask("DIVIDING", "{}"));

        assertThat(end.<String>path("status")).isEqualTo("FAIL");
        assertThat(end.<String>path("errorMessage"))
                .isEqualTo(
                        "It cannot be read: the data source ledger meets a value that the view cannot work"
                                + " with (SQL state 22012).");
    }

    @Test
    void oddTimesAndNamesOfColumnsComeOutHarmless() {
        fleet.database.change(
                """
                CREATE VIEW odd AS SELECT '=cmd()' AS "=cmd()", 'infinity'::timestamptz AS "@ever",
                    '-infinity'::timestamp AS "-never", '0044-03-15 12:00 BC'::timestamp AS ides,
                    '0001-12-31 BC'::date AS eve, 'infinity'::date AS "+day", '2026-01-31'::date AS today
                """);
        define("ODD", "ledger", "odd");

        String csv = client.download("ODD", client.ask("ODD", "{}"));

        assertThat(csv)
                .isEqualTo(
                        "'=cmd(),'@ever,'-never,ides,eve,'+day,today\r\n"
                                + "'=cmd(),infinity,-infinity,-0043-03-15T12:00:00Z,0000-12-31,infinity,"
                                + "2026-01-31\r\n");
    }
}
