package io.millrace.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.run.RunParameters;
import io.millrace.scheduler.schedule.ScheduleSettings.Misfire;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextSlotTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant DUE = Instant.parse("2026-01-05T12:00:00Z");

    @ParameterizedTest
    @EnumSource(Misfire.class)
    void firesWhatIsDueAndGoesOnToTheNext(Misfire policy) {
        var slot = slot(cron("0 */10 * * * ?", false), DUE.plusSeconds(2), policy);

        assertThat(slot).isEqualTo(new NextSlot(DUE, DUE.plusSeconds(600)));
    }

    @Test
    void firesAllThatWasMissedOnceForTheLast() {
        var slot = slot(cron("0 */10 * * * ?", false), DUE.plusSeconds(86_400), Misfire.ONCE);

        assertThat(slot)
                .isEqualTo(new NextSlot(DUE.plusSeconds(86_400), DUE.plusSeconds(86_400 + 600)));
    }

    @Test
    void firesEachThatWasMissed() {
        var slot = slot(cron("0 */10 * * * ?", false), DUE.plusSeconds(86_400), Misfire.ALL);

        assertThat(slot).isEqualTo(new NextSlot(DUE, DUE.plusSeconds(600)));
    }

    @Test
    void firesNoneThatWasMissed() {
        var slot = slot(cron("0 */10 * * * ?", false), DUE.plusSeconds(86_399), Misfire.NONE);

        assertThat(slot).isEqualTo(new NextSlot(null, DUE.plusSeconds(86_400)));
    }

    @Test
    void firesWhatWasMissedBeforeTheEndAndIsOver() {
        var schedule = schedule("0 0 * * * ?", "2026-01-05 09:30:00", false, true);

        var slot = slot(schedule, DUE.plusSeconds(86_400), Misfire.ONCE);

        assertThat(slot).isEqualTo(new NextSlot(Instant.parse("2026-01-05T14:00:00Z"), null));
    }

    @Test
    void neverFiresAtTheEndItself() {
        var schedule = schedule("0 0 * * * ?", "2026-01-05 08:00:00", false, true);

        var slot = slot(schedule, DUE, Misfire.ONCE);

        assertThat(slot).isEqualTo(new NextSlot(DUE, null));
    }

    @ParameterizedTest
    @EnumSource(Misfire.class)
    void firesAProcessThatRunsOnceHoweverLateUnlessItsCronSlotIsLetGo(Misfire policy) {
        var late = DUE.plusSeconds(86_400);

        assertThat(slot(schedule(null, null, true, false), late, policy))
                .isEqualTo(new NextSlot(DUE, null));
        assertThat(slot(cron("0 0 7 * * ?", true), DUE.plusSeconds(1), policy))
                .isEqualTo(new NextSlot(DUE, null));
    }

    @Test
    void goesOnAfterAnImmediateStart() {
        var immediately = DUE.plusMillis(417);
        var schedule = schedule("0 0 7 * * ?", null, false, false);

        var slot =
                NextSlot.of(
                        schedule,
                        immediately,
                        NEW_YORK,
                        immediately.plusSeconds(60),
                        Misfire.NONE,
                        Duration.ofSeconds(5));

        assertThat(slot).isEqualTo(new NextSlot(immediately, DUE.plusSeconds(86_400)));
    }

    @Test
    void firesASkippedTimeAtTheShiftAndADoubledOneTheFirstTime() {
        var daily = cron("0 30 2 * * ?", false);
        var doubled = cron("0 30 1 * * ?", false);

        assertThat(next(daily, "2026-03-07T07:30:00Z"))
                .isEqualTo(Instant.parse("2026-03-08T07:00:00Z"));
        assertThat(next(daily, "2026-03-08T07:00:00Z"))
                .isEqualTo(Instant.parse("2026-03-09T06:30:00Z"));
        assertThat(next(doubled, "2026-10-31T05:30:00Z"))
                .isEqualTo(Instant.parse("2026-11-01T05:30:00Z"));
        assertThat(next(doubled, "2026-11-01T05:30:00Z"))
                .isEqualTo(Instant.parse("2026-11-02T06:30:00Z"));
    }

    @Test
    void firesAnHourOfTenMinutesOnceWhereItIsSkippedOrDoubled() {
        var often = cron("0 */10 * * * ?", false);

        assertThat(next(often, "2026-03-08T06:50:00Z"))
                .isEqualTo(Instant.parse("2026-03-08T07:00:00Z"));
        assertThat(next(often, "2026-03-08T07:00:00Z"))
                .isEqualTo(Instant.parse("2026-03-08T07:10:00Z"));
        assertThat(next(often, "2026-11-01T05:50:00Z"))
                .isEqualTo(Instant.parse("2026-11-01T07:00:00Z"));
    }

    private static @Nullable Instant next(Schedule schedule, String due) {
        var at = Instant.parse(due);
        return NextSlot.of(schedule, at, NEW_YORK, at, Misfire.ONCE, Duration.ofSeconds(5)).next();
    }

    private static NextSlot slot(Schedule schedule, Instant now, Misfire policy) {
        return NextSlot.of(schedule, DUE, NEW_YORK, now, policy, Duration.ofSeconds(5));
    }

    private static Schedule cron(String quartzDef, boolean once) {
        return schedule(quartzDef, null, once, true);
    }

    private static Schedule schedule(
            @Nullable String quartzDef, @Nullable String endDate, boolean once, boolean byCron) {
        return new Schedule(
                "harbor",
                UUID.randomUUID(),
                "A",
                RunParameters.NONE,
                quartzDef,
                null,
                endDate == null ? null : LocalDates.parse(endDate),
                once,
                0,
                null,
                "harbor.operator",
                null,
                false,
                DUE,
                byCron);
    }
}
