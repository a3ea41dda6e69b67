package io.millrace.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterTest {
    @TempDir Path folder;

    @Test
    void endsWhatItStarted() {
        ServerProcess process = Starter.LEASHED.start("sleeper", launch("exec sleep 600"));
        ProcessHandle handle = process.handle();
        process.close();

        assertThat(handle.isAlive()).isFalse();
    }

    @Test
    void tellsWhyAServerDidNotComeUp() {
        ServerProcess process = Starter.DETACHED.start("server", launch("echo no disk; exit 3"));

        assertThatThrownBy(() -> process.awaitReady(() -> false, Duration.ofSeconds(10)))
                .isInstanceOf(ServerFailed.class)
                .hasMessageContaining("server ended with code 3")
                .hasMessageContaining("no disk");
    }

    @Test
    void endsAServerThatDoesNotAnswerInTime() {
        ServerProcess process = Starter.LEASHED.start("server", launch("exec sleep 600"));
        ProcessHandle handle = process.handle();

        assertThatThrownBy(() -> process.awaitReady(() -> false, Duration.ofMillis(200)))
                .isInstanceOf(ServerFailed.class);
        assertThat(handle.isAlive()).isFalse();
    }

    private Launch launch(String script) {
        return new Launch(
                List.of("/bin/sh", "-c", script), Map.of(), folder, folder.resolve("log"), "TERM");
    }
}
