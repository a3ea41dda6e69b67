package io.millrace.bench.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** The resident memory of a process, looked at four times a second: the most that was seen. */
public final class ResidentSet implements AutoCloseable {

    private final Path status;
    private final AtomicLong most = new AtomicLong();
    private final Thread watch;

    public ResidentSet(long process) {
        status = Path.of("/proc/" + process + "/status");
        watch = Thread.ofPlatform().daemon().name("resident-set").start(this::look);
    }

    /** In millions of bytes. */
    public double mostMegabytes() {
        return most.get() * 1024 / 1e6;
    }

    @Override
    public void close() {
        watch.interrupt();
    }

    private void look() {
        try {
            while (true) {
                most.accumulateAndGet(kibibytes(), Math::max);
                Thread.sleep(250);
            }
        } catch (IOException | InterruptedException e) {
            return;
        }
    }

    private long kibibytes() throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
