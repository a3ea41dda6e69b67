package io.millrace.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Resident memory of a process. */
public final class Memory {

    private Memory() {}

    /** In mebibytes, with what the processes it has started itself do not share with it. */
    public static long residentMegabytes(ProcessHandle process) {
        long own = kibibytes(process.pid(), "VmRSS:").orElse(0L);
        long children =
                process.descendants()
                        .mapToLong(child -> kibibytes(child.pid(), "RssAnon:").orElse(0L))
                        .sum();
        return (own + children) / 1024;
    }

    private static Optional<Long> kibibytes(long pid, String kind) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            if (!Files.exists(status)) {
                return psKibibytes(pid);
            }
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(kind))
                    .map(line -> Long.valueOf(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Optional<Long> psKibibytes(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        byte[] answer = ps.getInputStream().readAllBytes();
        String number = new String(answer, StandardCharsets.US_ASCII).strip();
        return number.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(number));
    }
}
