package io.millrace.scheduler.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten years of slots of 200 expressions in five zones, against a matcher of every second. */
class CronSlotsTest {

    private static final Instant FROM = Instant.parse("2012-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2022-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Istanbul",
                "America/New_York",
                "Australia/Lord_Howe",
                "Europe/London",
                "America/Sao_Paulo"
            })
    void areThoseOfAMatcherOfEverySecond(String name) {
        var zone = ZoneId.of(name);
        var offsets = EverySecond.offsets(zone, FROM, TO);
        for (var expression : Expressions.sparse(200)) {
            var expected = new EverySecond(expression).slots(zone, offsets, FROM, TO);

            assertThat(slots(expression, zone, FROM, TO))
                    .as("%s in %s", expression, name)
                    .isEqualTo(expected);
        }
    }

    /** Each shift of the clocks with the hours around it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * * ?",
                "*/7 * * * * ?",
                "0 * * * * ?",
                "0 */5 * * * ?",
                "15/20 */3 0-3 * * ?",
                "0 0,30 * ? * SUN"
            })
    void areThoseOfAMatcherOfEverySecondAroundEachShift(String expression) {
        var matcher = new EverySecond(expression);
        for (var name :
                List.of(
                        "Europe/Istanbul",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "America/Sao_Paulo",
                        "Pacific/Apia",
                        "Africa/Casablanca")) {
            var zone = ZoneId.of(name);
            var from = Instant.parse("2011-01-01T00:00:00Z");
            for (var shift = zone.getRules().nextTransition(from);
                    shift != null
                            && shift.getInstant().isBefore(Instant.parse("2014-01-01T00:00:00Z"));
                    shift = zone.getRules().nextTransition(shift.getInstant())) {
                var start = shift.getInstant().minusSeconds(5400);
                var end = shift.getInstant().plusSeconds(9000);

                assertThat(slots(expression, zone, start, end))
                        .as("%s around %s", expression, shift)
                        .isEqualTo(matcher.slots(zone, start, end));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 0 12 15W * ?",
                "0 0 8,20 1W * ?",
                "0 30 9 LW * ?",
                "0 0 3,22 L-1W,2W * ?"
            })
    void areFoundFromAnyMoment(String expression) {
        var zone = ZoneId.of("Europe/London");
        var slots = new Slots(Cron.parse(expression), zone);
        var expected =
                new EverySecond(expression)
                        .slots(zone, FROM, Instant.parse("2016-01-01T00:00:00Z"));
        int next = 0;
        for (var at = FROM.minusSeconds(1);
                at.isBefore(expected.getLast());
                at = at.plusSeconds(3 * 3600 + 17)) {
            while (!expected.get(next).isAfter(at)) {
                next++;
            }
            assertThat(slots.after(at)).as("after %s", at).isEqualTo(expected.get(next));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 0 3 ? * SUN",
                "0 */5 * * * ?",
                "* * 0-6 * * ?",
                "0 0 12 29 2 ?",
                "0 0 12 LW * ?"
            })
    void haveALastOneBeforeAnyMoment(String expression) {
        var zone = ZoneId.of("America/New_York");
        var slots = new Slots(Cron.parse(expression), zone);
        var first = Objects.requireNonNull(slots.after(FROM));
        for (var until :
                List.of("2012-03-11T08:00:00Z", "2012-11-04T06:30:00Z", "2016-12-31T00:00:00Z")) {
            var at = Instant.parse(until);
            if (at.isBefore(first)) {
                continue;
            }

            var last = slots.last(first, at);

            assertThat(last).isBeforeOrEqualTo(at);
            assertThat(slots.after(last)).as("after %s", last).isAfter(at);
        }
    }

    private static List<Instant> slots(String expression, ZoneId zone, Instant from, Instant to) {
        var slots = new Slots(Cron.parse(expression), zone);
        var found = new ArrayList<Instant>();
        for (var slot = slots.after(from.minusNanos(1));
                slot != null && slot.isBefore(to);
                slot = slots.after(slot)) {
            found.add(slot);
        }
        return found;
    }
}
