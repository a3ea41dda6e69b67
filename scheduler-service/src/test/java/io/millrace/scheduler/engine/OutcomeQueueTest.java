package io.millrace.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.engine.Settlement.Origin;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.run.RunParameters;
import io.millrace.scheduler.run.TaskState;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeQueueTest {

    private static final RunContext RUN = run();

    private final OutcomeQueue queue = new OutcomeQueue();

    @Test
    void givesOneOutcomeOfATaskAtATimeTheFirstToComeFirst() {
        var answered = outcome(0, TaskState.SUCCESSFUL);
        var lost = outcome(0, TaskState.ABORTED);
        var other = outcome(1, TaskState.FAILED);
        List.of(answered, lost, other).forEach(queue::add);

        assertThat(queue.take(10)).containsExactly(answered, other);
        assertThat(queue.take(10)).containsExactly(lost);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void givesWhatWasPutBackBeforeWhatCameLater() {
        var first = outcome(0, TaskState.SUCCESSFUL);
        var second = outcome(1, TaskState.SUCCESSFUL);
        var later = outcome(2, TaskState.SUCCESSFUL);
        queue.add(first);
        queue.add(second);
        var batch = queue.take(2);
        queue.add(later);

        queue.putBack(batch);

        assertThat(queue.take(2)).containsExactly(first, second);
        assertThat(queue.take(2)).containsExactly(later);
    }

    private static Settlement outcome(int taskNo, TaskState state) {
        return Settlement.ended(RUN, taskNo, 1, Origin.CALL, state);
    }

    private static RunContext run() {
        var day = LocalDate.of(2026, 1, 31);
        return new RunContext(
                new RunKey("meridian", day, 1),
                "B_2026-01-31_1769817600000_1",
                "B",
                BatchType.BATCH,
                1,
                Plan.of(Batches.batch("B", "A", "C", "D")),
                null,
                null,
                0,
                day,
                "meridian.operator",
                RunParameters.NONE,
                null,
                null);
    }
}
