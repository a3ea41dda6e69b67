package io.millrace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.bench.figure.ChainLatency;
import io.millrace.bench.figure.Size;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void everyFigureIsMeasuredInFullByDefault() {
        Options options = Options.of();

        assertThat(options.figures()).hasSize(15);
        assertThat(options.size()).isEqualTo(Size.FULL);
        assertThat(options.records()).isEqualTo(Path.of(".millrace"));
    }

    @Test
    void figuresMayBePickedInAnyCase() {
        Options options = Options.of("--quick", "--figure", "chainlatency");

        assertThat(options.figures()).singleElement().isInstanceOf(ChainLatency.class);
        assertThat(options.size()).isEqualTo(Size.QUICK);
    }

    @Test
    void anUnknownFigureIsRefusedWithTheNamesOfTheKnown() {
        assertThatThrownBy(() -> Options.of("--figure", "Speed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No figure Speed")
                .hasMessageContaining("TriggerRate");
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> Options.of("--figure"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A value is missing");
    }
}
