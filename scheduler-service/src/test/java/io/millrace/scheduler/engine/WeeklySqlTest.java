package io.millrace.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WeeklySqlTest {

    private final WeeklySql sql = new WeeklySql("update task{week} t set n = 1 from run{week} r");

    @Test
    void namesThePartitionsOfTheOneWeek() {
        assertThat(sql.of(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 22)))
                .isEqualTo("update task_2026w47 t set n = 1 from run_2026w47 r");
    }

    @Test
    void namesTheWholeTablesWhereDaysLieInTwoWeeks() {
        assertThat(sql.of(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 23)))
                .isEqualTo("update task t set n = 1 from run r");
    }

    @Test
    void countsWeeksAcrossTheYearsAsPostgreSqlDoes() {
        assertThat(sql.of(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 3)))
                .contains("task_2026w53 ");
        assertThat(sql.of(LocalDate.of(2027, 1, 4), LocalDate.of(2027, 1, 4)))
                .contains("task_2027w01 ");
    }
}
