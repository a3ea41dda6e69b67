package io.millrace.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunTest {

    @TempDir Path folder;

    @Test
    void readsAssignmentsInEveryQuoting() throws Exception {
        var env = folder.resolve(".millrace").resolve("env");
        Files.createDirectory(folder.resolve(".millrace"));
        Files.writeString(
                env,
                """
                # Written by ./millrace up
                MILLRACE_URL=http://127.0.0.1:8080
                export MILLRACE_TENANT='meridian'
                MILLRACE_USER="ada"
                MILLRACE_PASSWORD='a=b "c"'

                """);
        var run = LocalRun.of(env);
        assertThat(run.get("MILLRACE_URL")).isEqualTo("http://127.0.0.1:8080");
        assertThat(run.tenant()).isEqualTo("meridian");
        assertThat(run.get("MILLRACE_USER")).isEqualTo("ada");
        assertThat(run.get("MILLRACE_PASSWORD")).isEqualTo("a=b \"c\"");
        assertThat(run.project()).isEqualTo(folder);
        assertThat(run.workerHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void saysWhatIsMissing() {
        var env = folder.resolve("env");
        assertThatThrownBy(() -> LocalRun.of(env))
                .isInstanceOf(DemoFailed.class)
                .hasMessage("There is no readable " + env + ": start Millrace with ./millrace up.");
    }
}
