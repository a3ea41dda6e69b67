package io.millrace.scheduler.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JobIdStockTest {

    private static final Instant NOW = Instant.parse("2026-01-31T07:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(1));

    private int reserved;

    enum Step {
        TAKE,
        REFILL,
        ANSWER,
        FAIL,
        LOSE_A_POD
    }

    /** Whatever the order of takes, refills, failures and restarts of pods. */
    @Property(tries = 500)
    void noIdIsGivenTwiceOverAllPods(
            @ForAll @Size(max = 300) List<Step> steps,
            @ForAll @IntRange(min = 1, max = 4) int pods) {
        var stocks = new ArrayList<JobIdStock>();
        var promised = new ArrayList<Integer>();
        IntStream.range(0, pods).forEach(_ -> stocks.add(new JobIdStock(2, 8)));
        IntStream.range(0, pods).forEach(_ -> promised.add(0));
        Set<String> given = new HashSet<>();
        for (int at = 0; at < steps.size(); at++) {
            int pod = at % pods;
            var stock = stocks.get(pod);
            switch (steps.get(at)) {
                case TAKE -> stock.take(NOW).ifPresent(id -> assertThat(given.add(id)).isTrue());
                case REFILL -> stock.due(NOW).ifPresent(count -> promised.set(pod, count));
                case ANSWER -> answer(stock, promised.set(pod, 0));
                case FAIL -> fail(stock, promised.set(pod, 0));
                case LOSE_A_POD -> {
                    stocks.set(pod, new JobIdStock(2, 8));
                    promised.set(pod, 0);
                }
            }
        }
        assertThat(given.size()).isLessThanOrEqualTo(reserved);
    }

    @Test
    void asksForMoreBeforeItIsEmptyAndOnlyOnceAtATime() {
        var stock = new JobIdStock(4, 16);

        assertThat(stock.due(NOW)).hasValue(4);
        assertThat(stock.due(NOW)).isEmpty();
        answer(stock, 4);
        assertThat(stock.due(NOW)).as("4 left of blocks of 8").hasValue(8);
        answer(stock, 8);
        assertThat(stock.due(NOW)).as("12 left of blocks of 16").isEmpty();
    }

    @Test
    void givesNoneThatIsVoid() {
        var stock = new JobIdStock(4, 16);
        answer(stock, 4);

        assertThat(stock.take(LATER.minusMillis(1))).isPresent();
        assertThat(stock.take(LATER)).isEmpty();
    }

    @Test
    void waitsLongerAfterEachFailureAndNotAtAllAfterSuccess() {
        var stock = new JobIdStock(4, 16);
        fail(stock, 4);
        fail(stock, 4);

        assertThat(stock.isCutOff()).isTrue();
        assertThat(stock.due(NOW.plusMillis(399))).isEmpty();
        assertThat(stock.due(NOW.plusMillis(400))).hasValue(4);
        answer(stock, 4);
        assertThat(stock.isCutOff()).isFalse();
        assertThat(stock.due(NOW)).hasValue(8);
    }

    private void answer(JobIdStock stock, int count) {
        if (count > 0) {
            var ids = IntStream.range(0, count).mapToObj(_ -> "ID" + reserved++).toList();
            stock.refilled(new JobIdBlock(ids, LATER));
        }
    }

    private static void fail(JobIdStock stock, int count) {
        if (count > 0) {
            stock.failed(NOW);
        }
    }
}
