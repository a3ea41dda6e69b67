package io.millrace.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTest {

    @Test
    void theRatioIsThatOfTheMedians() {
        Measurement measurement =
                Measurement.of("ms", List.of(9.0, 3.0, 6.0), List.of(100.0, 2.0, 1.0));

        assertThat(measurement.oursMedian()).isEqualTo(6);
        assertThat(measurement.peerMedian()).isEqualTo(2);
        assertThat(measurement.ratio()).isEqualTo(3);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(Measurement.median(List.of(1.0, 4.0, 2.0, 100.0))).isEqualTo(3);
    }

    @Test
    void aBarIsMetOnItsGoodSideAndOnItself() {
        assertThat(Bar.atLeast(1.2).isMetBy(1.2)).isTrue();
        assertThat(Bar.atLeast(1.2).isMetBy(1.19)).isFalse();
        assertThat(Bar.atMost(3).isMetBy(3)).isTrue();
        assertThat(Bar.atMost(3).isMetBy(3.01)).isFalse();
    }
}
