package io.millrace.bench.report;

import io.millrace.bench.stack.Database;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Where the figures were taken, and what PostgreSQL was told to promise. */
public record Machine(
        String processor,
        int cores,
        double memoryGigabytes,
        String system,
        String java,
        String postgresql,
        String fsync,
        String synchronousCommit,
        double loadBefore) {

    public static Machine of(Database database) throws IOException, SQLException {
        return new Machine(
                line(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                kibibytes(line(Path.of("/proc/meminfo"), "MemTotal")) * 1024 / 1e9,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                database.setting("server_version"),
                database.setting("fsync"),
                database.setting("synchronous_commit"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    @Override
    public String toString() {
        return """
        Machine: %s, %d cores, %.0f GB, %s, load %.1f before
        Java %s; PostgreSQL %s, fsync %s, synchronous_commit %s\
        """
                .formatted(
                        processor,
                        cores,
                        memoryGigabytes,
                        system,
                        loadBefore,
                        java,
                        postgresql,
                        fsync,
                        synchronousCommit);
    }

    private static String line(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            return "unknown";
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static double kibibytes(String value) {
        String digits = value.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Double.parseDouble(digits);
    }
}
