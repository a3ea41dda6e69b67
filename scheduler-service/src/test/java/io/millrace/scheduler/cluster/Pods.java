package io.millrace.scheduler.cluster;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Three schedulers that share everything. */
final class Pods implements AutoCloseable {
    private final List<Pod> all;

    Pods(Path folder, Map<String, String> settings, HttpClient http) {
        all =
                Stream.of("one", "two", "three")
                        .map(name -> new Pod(name, folder, settings, http))
                        .toList();
        all.parallelStream().forEach(Pod::awaitReady);
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
