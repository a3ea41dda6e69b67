package io.millrace.scheduler.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private final Clock noon = Clock.fixed(Calling.NOON, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120|PT2M",
                " 0 |PT0S",
                "Sat, 31 Jan 2026 12:01:30 GMT|PT1M30S",
                "Saturday, 31-Jan-26 12:01:30 GMT|PT1M30S",
                "Sat Jan 31 12:01:30 2026|PT1M30S",
                "Sun Feb  1 12:00:00 2026|PT24H",
                "Fri, 30 Jan 2026 12:00:00 GMT|PT0S",
                "999999999|PT24H",
                "Sat, 31 Jan 2099 12:00:00 GMT|PT24H"
            })
    void readsSecondsAndTheThreeFormsOfADate(String header, Duration expected) {
        assertThat(RetryAfter.read(header, noon)).isEqualTo(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "-5", "soon", "1.5", "99999999999999999999", "31 Jan 2026"})
    void whatIsIllegibleIsNotThere(String header) {
        assertThat(RetryAfter.read(header, noon)).isNull();
    }
}
