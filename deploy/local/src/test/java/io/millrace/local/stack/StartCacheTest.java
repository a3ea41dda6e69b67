package io.millrace.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {

    @TempDir Path application;

    @Test
    void theFirstRunMakesWhatTheNextOneUses() throws IOException {
        Files.createFile(application.resolve("quarkus-run.jar"));
        var cache = new StartCache(application);
        assertThat(cache.isToBeMade()).isTrue();
        assertThat(cache.options())
                .containsExactly("-XX:AOTCacheOutput=" + application.resolve("start.aot.draft"));

        Files.writeString(application.resolve("start.aot.draft"), "by the JVM");
        cache.keep();

        assertThat(cache.isToBeMade()).isFalse();
        assertThat(cache.options())
                .containsExactly("-XX:AOTCache=" + application.resolve("start.aot"));
    }

    @Test
    void aDraftOfAProcessThatWasKilledIsNotUsed() throws IOException {
        Files.writeString(application.resolve("start.aot.draft"), "cut sho");

        assertThat(new StartCache(application).options())
                .containsExactly("-XX:AOTCacheOutput=" + application.resolve("start.aot.draft"));
    }

    @Test
    void whatIsNoServiceNeedsNone() throws IOException {
        Files.createFile(application.resolve("millrace-local.jar"));

        assertThat(new StartCache(application).isToBeMade()).isFalse();
    }

    @Test
    void anApplicationThatIsNotThereNeedsNone() {
        assertThat(new StartCache(application.resolve("gone")).isToBeMade()).isFalse();
    }
}
