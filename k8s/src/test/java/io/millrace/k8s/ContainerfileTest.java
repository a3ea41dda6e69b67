package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The usual faults of such files. */
class ContainerfileTest {
    private static final Pattern INSTRUCTION =
            Pattern.compile("ARG|FROM|LABEL|COPY|RUN|WORKDIR|USER|ENV|ENTRYPOINT|EXPOSE");
    private static final Pattern TAGGED = Pattern.compile("[^:]+:(?!latest$)[\\w.-]+");

    @ParameterizedTest
    @ValueSource(strings = {"../deploy/Containerfile", "../deploy/keycloak/Containerfile"})
    void hasNoneOfTheUsualFaults(String file) {
        List<String> lines = instructions(file);

        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(INSTRUCTION.matcher(word(line)).matches()).as(line).isTrue());
        assertThat(values(lines, "ARG"))
                .filteredOn(value -> value.contains("_IMAGE="))
                .isNotEmpty()
                .allMatch(value -> TAGGED.matcher(value.split("=", 2)[1]).matches());
        assertThat(values(lines, "FROM")).allMatch(value -> value.startsWith("${"));
        assertThat(values(lines, "WORKDIR")).allMatch(value -> value.startsWith("/"));
        assertThat(values(lines, "USER").getLast()).matches("[1-9]\\d*(:[1-9]\\d*)?");
        assertThat(values(lines, "ENTRYPOINT")).allMatch(value -> value.startsWith("["));
        assertThat(values(lines, "ENV"))
                .noneMatch(value -> value.matches("(?i).*(password|secret).*"));
        assertThat(values(lines, "LABEL")).isNotEmpty();
        assertThat(values(lines, "RUN"))
                .noneMatch(value -> value.matches(".*\\b(sudo|curl|wget)\\b.*"));
    }

    private static List<String> instructions(String file) {
        String joined =
                Project.text(Path.of(file)).replaceAll("(?m)^#.*\\n", "").replace("\\\n", " ");
        return joined.lines().filter(line -> !line.isBlank()).toList();
    }

    private static String word(String line) {
        return line.split(" ", 2)[0];
    }

    private static List<String> values(List<String> lines, String instruction) {
        return lines.stream()
                .filter(line -> word(line).equals(instruction))
                .map(line -> line.substring(instruction.length() + 1).strip())
                .toList();
    }
}
