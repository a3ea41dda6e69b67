package io.millrace.local.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCacheTest {
    @TempDir Path root;

    @Test
    void preparesAnEntryOnceHoweverManyAskForIt() {
        UserCache cache = new UserCache(root);
        AtomicInteger preparations = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20)
                    .forEach(n ->
                            threads.execute(() ->
                                    cache.entry("server-1", f -> preparations.incrementAndGet())));
        }

        assertThat(preparations).hasValue(1);
        assertThat(root.resolve("server-1")).isDirectory();
    }

    @Test
    void leavesNoHalfEntryBehind() {
        UserCache cache = new UserCache(root);

        assertThatThrownBy(() -> cache.entry("server-1", UserCacheTest::failHalfWay))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(root.resolve("server-1")).doesNotExist();
        Path entry = cache.entry("server-1", folder -> Files.writeString(folder.resolve("b"), ""));
        assertThat(entry).isDirectoryContaining("glob:**b").isDirectoryNotContaining("glob:**a");
        assertThat(root).isDirectoryNotContaining("glob:**draft*");
    }

    private static void failHalfWay(Path folder) throws IOException {
        Files.writeString(folder.resolve("a"), "");
        throw new IOException("no space");
    }
}
