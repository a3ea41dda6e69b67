package io.millrace.bounce.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.EventType;
import io.millrace.contracts.Events;
import io.millrace.contracts.RunStatus;
import io.millrace.contracts.RunStatusChanged;
import io.millrace.contracts.TaskStatusChanged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which of the events of runs are read at all. */
class RunNewsTest {

    @Test
    void whatIsOfABounceIsRead() {
        var news =
                RunNews.read(
                        List.of(
                                task(null, "7", null),
                                run(RunStatus.ON_GOING, null, "7"),
                                run(RunStatus.FAILED, Instant.EPOCH, "8")));

        assertThat(news.tasks()).hasSize(1);
        assertThat(news.runs()).hasSize(2);
    }

    @Test
    void allElseIsLeftOut() {
        var news =
                RunNews.read(
                        List.of(
                                task("3A0429936DD166A", null, null),
                                run(RunStatus.FAILED, Instant.EPOCH, null)));

        assertThat(news.isEmpty()).isTrue();
    }

    private static String task(
            @Nullable String job, @Nullable String bounce, @Nullable Instant end) {
        return event(
                Events.TASK_STATUS_CHANGED,
                new TaskStatusChanged(
                        "A_2026-01-31_1_1",
                        "A",
                        "LOAD",
                        RunStatus.ON_GOING,
                        1,
                        Instant.EPOCH,
                        end,
                        null,
                        job,
                        bounce));
    }

    private static String run(RunStatus status, @Nullable Instant end, @Nullable String bounce) {
        return event(
                Events.RUN_STATUS_CHANGED,
                new RunStatusChanged(
                        "A_2026-01-31_1_1",
                        "A",
                        "rest",
                        null,
                        LocalDate.EPOCH,
                        status,
                        "meridian.operator",
                        Instant.EPOCH,
                        end,
                        1,
                        0,
                        bounce));
    }

    private static <D> String event(EventType<D> type, D data) {
        return EventJson.write(
                CloudEvent.of(
                        UUID.randomUUID(),
                        "/scheduler-service",
                        type,
                        new CloudEvent.Subject("meridian", "A_2026-01-31_1_1", null),
                        Instant.EPOCH,
                        data));
    }
}
