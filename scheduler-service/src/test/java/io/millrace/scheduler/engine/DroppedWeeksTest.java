package io.millrace.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DroppedWeeksTest {

    private static final LocalDate MONDAY = LocalDate.of(2020, 1, 6);
    private static final String INSERT =
            """
            insert into run (tenant, created_on, id, batch_run_id, batch_name, millis, batch_type,
                definition_version, status, tasks, business_date, triggered_by)
            values ($1, $2, 1, 'B_1', 'B', 1, 'BATCH', 1, $3, 1, $2, 'user')
            """;

    private World world;

    @BeforeEach
    void threeWeeks() {
        world = new World();
        ask("select ensure_partitions($1, $2)", Tuple.of(MONDAY, MONDAY.plusWeeks(2)));
    }

    @AfterEach
    void close() {
        ask("delete from run where tenant = $1 returning id", Tuple.of(world.tenant));
        world.close();
    }

    @Test
    void keepsTheWeekOfAHeldRunAndDropsTheOthers() {
        run(MONDAY, "SUCCESSFUL");
        run(MONDAY.plusWeeks(1), "HELD");

        ask("select drop_partitions($1)", Tuple.of(MONDAY.plusWeeks(2)));

        assertThat(isThere("run_2020w02")).isFalse();
        assertThat(isThere("task_2020w02")).isFalse();
        assertThat(isThere("run_2020w03")).isTrue();
        assertThat(isThere("run_2020w04")).isTrue();
    }

    @Test
    void keepsTheWeekAfterThatOfAHeldGroupForItsMembers() {
        run(MONDAY, "HELD");
        run(MONDAY.plusWeeks(1), "SUCCESSFUL");

        ask("select drop_partitions($1)", Tuple.of(MONDAY.plusWeeks(3)));

        assertThat(isThere("run_2020w03")).isTrue();
        assertThat(isThere("run_2020w04")).isFalse();
    }

    private void run(LocalDate day, String status) {
        ask(INSERT, Tuple.of(world.tenant, day, status));
    }

    private boolean isThere(String table) {
        return world.pool
                .preparedQuery("select to_regclass($1::text) is not null")
                .executeAndAwait(Tuple.of(table))
                .iterator()
                .next()
                .getBoolean(0);
    }

    private void ask(String sql, Tuple arguments) {
        var _ = world.pool.preparedQuery(sql).executeAndAwait(arguments);
    }
}
