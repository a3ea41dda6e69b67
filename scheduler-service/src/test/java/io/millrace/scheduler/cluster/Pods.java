package io.millrace.scheduler.cluster;

import io.millrace.testing.pod.Pod;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Three schedulers that share everything. */
final class Pods implements AutoCloseable {
    private final List<Pod> all;

    Pods(Path folder, Map<String, String> settings) {
        all =
                Stream.of("one", "two", "three")
                        .map(name -> scheduler(name, folder, settings))
                        .toList();
        all.parallelStream().forEach(Pod::awaitReady);
    }

    /** One more that shares the settings. */
    static Pod scheduler(String name, Path folder, Map<String, String> settings) {
        return new Pod("scheduler-service", name, folder, settings);
    }

    List<Pod> all() {
        return all;
    }

    Pod any() {
        return all.get(ThreadLocalRandom.current().nextInt(all.size()));
    }

    @Override
    public void close() {
        all.parallelStream().forEach(Pod::close);
    }
}
