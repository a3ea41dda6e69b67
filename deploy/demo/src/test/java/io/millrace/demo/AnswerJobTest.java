package io.millrace.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerJobTest {

    private FakeCallback callback;

    @BeforeEach
    void start() throws Exception {
        callback = new FakeCallback();
    }

    @AfterEach
    void stop() {
        callback.close();
    }

    private int exitOf(String password, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("sh", "worker/answer-job.sh"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("MILLRACE_CALLBACK_URL", callback.url());
        builder.environment().put("MILLRACE_INTEGRATION_USER", FakeCallback.USER);
        builder.environment().put("MILLRACE_INTEGRATION_PASSWORD", password);
        var process = builder.start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void settlesAJobWithTheMessageGiven() throws Exception {
        var message = "{\"path\":\"a\\\\b\"}";
        assertThat(exitOf(FakeCallback.PASSWORD, FakeCallback.JOB, "Completed", message)).isZero();
        assertThat(callback.report())
                .isEqualTo(
                        "PUT Bearer t0k {\"jobId\":\"0123456789ABCDE\",\"status\":\"Completed\","
                                + "\"message\":\"{\\\"path\\\":\\\"a\\\\\\\\b\\\"}\"}");
    }

    @Test
    void saysByItsExitThatAJobIsUnknown() throws Exception {
        assertThat(exitOf(FakeCallback.PASSWORD, "NOBODY", "Failed")).isEqualTo(1);
    }

    @Test
    void saysByItsExitThatNobodyIsSignedIn() throws Exception {
        assertThat(exitOf("wrong", FakeCallback.JOB, "Completed")).isEqualTo(1);
    }

    @Test
    void explainsItself() throws Exception {
        assertThat(exitOf(FakeCallback.PASSWORD)).isEqualTo(2);
    }
}
