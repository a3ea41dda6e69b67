package io.millrace.callback.retention;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class PartitionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject Pool pool;
    @Inject Partitions partitions;

    @Test
    void weeksThatAreOverGoAndThoseToComeAreThere() {
        run("set timezone = 'America/New_York'");
        run("select ensure_partitions(date '2020-01-01', date '2020-01-20')");
        run(
                "insert into audit values ('t', 1, timestamptz '2020-01-06 00:00+00', 'u', null, null, null, 200, false)");
        assertThat(names()).contains("audit_2020w01", "audit_2020w02", "audit_2020w04");

        partitions.maintain().await().atMost(PATIENCE);

        assertThat(names()).noneMatch(name -> name.startsWith("audit_2020"));
        assertThat(names()).hasSizeGreaterThanOrEqualTo(4);
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        pool.query(
                        "select inhrelid::regclass::text from pg_inherits where inhparent = 'audit'::regclass")
                .execute()
                .await()
                .atMost(PATIENCE)
                .forEach(row -> names.add(row.getString(0)));
        return names;
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }
}
