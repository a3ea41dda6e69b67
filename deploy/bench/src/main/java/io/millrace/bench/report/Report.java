package io.millrace.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a bench found.
 *
 * @param at when it ended, ISO 8601
 * @param quick whether it was cut short with {@code --quick}, which proves nothing
 */
public record Report(String at, boolean quick, Machine machine, List<Line> figures) {

    public static Report of(Instant at, boolean quick, Machine machine, List<Line> figures) {
        return new Report(at.truncatedTo(ChronoUnit.SECONDS).toString(), quick, machine, figures);
    }

    public boolean passes() {
        return figures.stream().allMatch(Line::pass);
    }

    /** Saves it as JSON and says where. */
    public Path save(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("bench-" + at.replace(":", "") + ".json");
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), this);
        return file;
    }

    @Override
    public String toString() {
        return figures.stream()
                .map(Line::toString)
                .collect(Collectors.joining("\n", Line.HEAD + "\n", "\n\n" + machine));
    }
}
