package io.millrace.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.retention.Partitions;
import io.millrace.scheduler.retention.RetentionSettings;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Weeks come and go with the clock. */
class WeeksTest {

    private static final Instant MONDAY = Instant.parse("2019-03-04T00:00:00Z");

    private World world;

    @BeforeEach
    void aDatabase() {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aWeekIsThereBeforeItComesAndGoneWhenItsTimeIsOver() {
        maintainAt(Duration.ZERO);
        assertThat(isThere("run_2019w10")).isTrue();
        assertThat(isThere("task_2019w13")).isTrue();

        maintainAt(Duration.ofDays(7 * 13));
        assertThat(isThere("run_2019w10")).isTrue();

        maintainAt(Duration.ofDays(7 * 14));
        assertThat(isThere("run_2019w10")).isFalse();
        assertThat(isThere("task_2019w10")).isFalse();
        assertThat(isThere("run_2019w11")).isTrue();

        maintainAt(Duration.ofDays(7 * 60));
        assertThat(isThere("run_2019w26")).isFalse();
    }

    /** As the hourly tick does, at another time. */
    private void maintainAt(Duration later) {
        var clock = Clock.fixed(MONDAY.plus(later), ZoneOffset.UTC);
        world.await(new Partitions(world.pool, new Usual(), clock).maintain());
    }

    private boolean isThere(String table) {
        return world.pool
                .preparedQuery("select to_regclass($1::text) is not null")
                .executeAndAwait(Tuple.of(table))
                .iterator()
                .next()
                .getBoolean(0);
    }

    private record Usual() implements RetentionSettings {

        @Override
        public int weeks() {
            return 13;
        }

        @Override
        public int weeksAhead() {
            return 3;
        }
    }
}
