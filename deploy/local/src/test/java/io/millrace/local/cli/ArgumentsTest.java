package io.millrace.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void readsANumberWhereverItStands() {
        Arguments arguments = new Arguments(List.of("x", "--port", "9090"));

        assertThat(arguments.number("--port", 8080)).isEqualTo(9090);
        assertThat(arguments.next()).contains("x");
        arguments.requireNone();
    }

    @Test
    void fallsBackWhenTheNumberIsAbsent() {
        assertThat(new Arguments(List.of()).number("--port", 8080)).isEqualTo(8080);
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> new Arguments(List.of("--port", "x")).number("--port", 1))
                .isInstanceOf(UsageProblem.class);
        assertThatThrownBy(() -> new Arguments(List.of("--port")).number("--port", 1))
                .isInstanceOf(UsageProblem.class);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> new Arguments(List.of("--fast")).requireNone())
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("--fast");
    }
}
