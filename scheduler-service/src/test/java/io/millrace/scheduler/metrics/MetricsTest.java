package io.millrace.scheduler.metrics;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.SchedulerClient;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.worker.FakeWorker;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dashboards and alerts name only what a service that has worked shows. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class MetricsTest {

    /** Names of ours and of the libraries', as far as they end a word in an expression. */
    private static final Pattern NAME =
            Pattern.compile("\\b(millrace|http_server|sql_pool|jvm|process)_[a-z_]+\\b");

    private final SchedulerClient scheduler = SchedulerClient.as(TestUser.MERIDIAN_OPERATOR);

    @BeforeEach
    void work() {
        try (var worker = FakeWorker.start()) {
            scheduler.put("workers/METERED", "{\"baseUrl\":\"%s\"}".formatted(worker.url()));
            scheduler.put(
                    "batches/METERED",
                    "{\"tasks\":[{\"taskCode\":\"A\",\"worker\":\"METERED\",\"path\":\"/\"}]}");
            assertThat(scheduler.endOf(scheduler.trigger("METERED", "rest")))
                    .isEqualTo("SUCCESSFUL");
        }
    }

    @Test
    void everyMetricOfADashboardOrAnAlertExists() throws IOException {
        var named = new TreeSet<String>();
        try (Stream<Path> dashboards = Files.list(Path.of("../deploy/grafana"))) {
            for (Path file : dashboards.toList()) {
                named.addAll(names(Files.readString(file)));
            }
        }
        named.addAll(names(Files.readString(Path.of("../k8s/components/monitoring/alerts.yaml"))));
        named.addAll(
                names(Files.readString(Path.of("../k8s/components/keda/scaled-objects.yaml"))));

        assertThat(shown()).containsAll(named);
        assertThat(named).hasSizeGreaterThan(20);
    }

    @Test
    void theEngineCountsWhatItDoes() {
        String before = metrics();

        work();

        assertThat(value(metrics(), "millrace_engine_tasks_settled_total{state=\"SUCCESSFUL\""))
                .isGreaterThan(
                        value(before, "millrace_engine_tasks_settled_total{state=\"SUCCESSFUL\""));
        assertThat(value(metrics(), "millrace_engine_claim_size_sum"))
                .isGreaterThan(value(before, "millrace_engine_claim_size_sum"));
        assertThat(value(metrics(), "millrace_engine_pods")).isPositive();
    }

    @Test
    void requestsAreCountedByTheirRouteAndNotByTheirPath() {
        assertThat(
                        metrics()
                                .lines()
                                .filter(line -> line.startsWith("http_server_requests_seconds_c")))
                .anyMatch(line -> line.contains("{code}"))
                .noneMatch(line -> line.contains("batches/METERED"));
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static Set<String> shown() {
        return metrics()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    private static double value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String metrics() {
        return given().accept("text/plain").get("/q/metrics").asString();
    }
}
