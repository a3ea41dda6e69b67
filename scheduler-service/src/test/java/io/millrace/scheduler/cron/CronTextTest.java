package io.millrace.scheduler.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 0 0 * * ?|seconds: 60 is not between 0 and 59",
                "0 60 0 * * ?|minutes: 60 is not between 0 and 59",
                "0 0 24 * * ?|hours: 24 is not between 0 and 23",
                "0 0 0 32 * ?|day of month: 32 is not between 1 and 31",
                "0 0 0 0 * ?|day of month: 0 is not between 1 and 31",
                "0 0 0 1 13 ?|month: 13 is not between 1 and 12",
                "0 0 0 1 JANUARY ?|month: 'JANUARY' is no value",
                "0 0 0 ? * 8|day of week: 8 is not between 1 and 7",
                "0 0 0 ? * FX|day of week: 'FX' is no value",
                "0 0 0 1 * ? 1969|year: 1969 is not between 1970 and 2099",
                "0 0 0 1 * ? 2020-2010|year: the range ends before it begins",
                "0 0/0 0 * * ?|minutes: a step is between 1 and 59",
                "0 */60 0 * * ?|minutes: a step is between 1 and 59",
                "0 0 0 L-31 * ?|day of month: 'L-31' is not 1 to 30 days before the last",
                "0 0 0 L-0 * ?|day of month: 'L-0' is not 1 to 30 days before the last",
                "0 0 0 32W * ?|day of month: 32 is not between 1 and 31",
                "0 0 0 ? * 6#6|day of week: '6#6' cannot be understood",
                "0 0 0 ? * 6#1,5|day of week: '6#1,5' joins what must stand alone",
                "0 0 0 ? * 6L,5|day of week: '6L,5' joins what must stand alone",
                "0 0 0 *,5 * ?|day of month: '*,5' joins what must stand alone",
                "0 0 0 1W,2W,3W,4W,5W,6W,7W,8W,9W,10W,11W,12W,13W * ?|day of month: at most 12 days may have W",
                "0 L 0 * * ?|minutes: 'L' is no value",
                "? 0 0 * * ?|seconds: '?' cannot be understood",
                "0 0 , * * ?|hours: '' cannot be understood",
                "0 0 -1 * * ?|hours: '-1' cannot be understood",
                "0 0 1- * * ?|hours: '1-' cannot be understood",
                "0 0 0 * * *|one of day of month and day of week must be ?, the other must not",
                "0 0 0 ? * ?|one of day of month and day of week must be ?, the other must not",
                "0 0 * * ?|an expression has 6 or 7 fields, not 5",
                "0 0 0 1 1 ? 2030 x|an expression has 6 or 7 fields, not 8",
                "every day|an expression has 6 or 7 fields, not 2"
            })
    void namesTheFieldThatIsWrong(String expression, String detail) {
        assertThatThrownBy(() -> Cron.parse(expression))
                .isInstanceOf(BadCron.class)
                .hasMessage(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 6 6 ? * FR|2020-11-16T16:56|2020-11-20T06:06",
                "0 6 6 ? * fr|2020-11-16T16:56|2020-11-20T06:06",
                "  0   6 6  ? * Fri  |2020-11-16T16:56|2020-11-20T06:06",
                "0 0 12 ? * SU-TU/2 2030|2020-01-01T00:00|2030-01-01T12:00",
                "0 0 12 LW * ?|2022-07-29T12:00|2022-08-31T12:00",
                "0 0 12 29 2 ?|2024-02-29T12:00|2028-02-29T12:00"
            })
    void findsTheNextSlot(String expression, LocalDateTime after, LocalDateTime next) {
        assertThat(Cron.parse(expression).after(after)).isEqualTo(next);
    }

    @Test
    void findsNoneWhereThereIsNone() {
        var start = LocalDateTime.parse("2026-01-01T00:00");

        assertThat(Cron.parse("0 0 0 30 2 ?").after(start)).isNull();
        assertThat(Cron.parse("0 0 0 1 1 ? 2020").after(start)).isNull();
        assertThat(Cron.parse("0 0 0 31W 4 ?").after(start)).isNull();
    }
}
