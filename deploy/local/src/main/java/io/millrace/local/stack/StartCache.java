package io.millrace.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What a service's JVM remembers of its first run, so that later ones start in half the time: an
 * ahead-of-time cache (JEP 483, JEP 514). It lies beside the copy of the application that it is
 * for, and goes with it. The JVM writes it as it ends, and leaves one alone that does not fit.
 */
final class StartCache {
    private final Path application;
    private final Path cache;
    private final Path draft;

    StartCache(Path application) {
        this.application = application;
        this.cache = application.resolve("start.aot");
        this.draft = application.resolve("start.aot.draft");
    }

    static StartCache of(Project project, String module) {
        return new StartCache(Application.folder(project, module));
    }

    /** Whether there is a service that has no cache yet. */
    boolean isToBeMade() {
        return Files.exists(application.resolve(ServiceProcess.JAR)) && !Files.exists(cache);
    }

    /** Options of the JVM: to use the cache, or to make it. */
    List<String> options() {
        return Files.exists(cache)
                ? List.of("-XX:AOTCache=" + cache)
                : List.of("-XX:AOTCacheOutput=" + draft);
    }

    /** Keeps what a process wrote that ended by itself: a draft may be cut short. */
    void keep() {
        try {
            if (Files.exists(draft)) {
                Files.move(draft, cache, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
