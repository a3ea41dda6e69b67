package io.millrace.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordsTest {
    @TempDir Path folder;
    private Process sleeper;

    @BeforeEach
    void start() throws IOException {
        sleeper = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void end() {
        sleeper.destroyForcibly();
    }

    @Test
    void readsWhatItKept() {
        ProcessRecords records = new ProcessRecords(folder);
        ProcessRecord record = record(began());
        records.keep(record);

        assertThat(records.of("sleeper")).contains(record);
        assertThat(records.all()).containsExactly(record);
    }

    @Test
    void forgets() {
        ProcessRecords records = new ProcessRecords(folder);
        records.keep(record(began()));
        records.forget("sleeper");

        assertThat(records.all()).isEmpty();
    }

    @Test
    void knowsItsProcess() {
        assertThat(record(began()).process()).contains(sleeper.toHandle());
    }

    @Test
    void takesAnotherProcessOfTheSameIdForNobody() {
        ProcessRecord older = record(began().minusSeconds(60));

        older.end();

        assertThat(older.process()).isEmpty();
        assertThat(sleeper.isAlive()).isTrue();
    }

    @Test
    void endsItsProcess() {
        record(began()).end();

        assertThat(sleeper.onExit().join().isAlive()).isFalse();
    }

    private Instant began() {
        return sleeper.toHandle().info().startInstant().orElseThrow();
    }

    private ProcessRecord record(Instant began) {
        return new ProcessRecord(
                "sleeper", sleeper.pid(), began, "TERM", 1, Duration.ofSeconds(1), "build");
    }
}
