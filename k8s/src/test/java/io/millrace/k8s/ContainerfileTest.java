package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The usual faults of such files. */
class ContainerfileTest {
    private static final Pattern INSTRUCTION =
            Pattern.compile("ARG|FROM|LABEL|COPY|RUN|WORKDIR|USER|ENV|ENTRYPOINT|CMD|EXPOSE");
    private static final Pattern STAGE = Pattern.compile("(\\S+)(?: AS (\\S+))?");
    private static final Pattern TAGGED = Pattern.compile("[^:]+:(?!latest$)[\\w.-]+");

    private final List<String> lines = instructions();

    @Test
    void hasNoneOfTheUsualFaults() {
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(INSTRUCTION.matcher(word(line)).matches()).as(line).isTrue());
        assertThat(values(lines, "ARG"))
                .filteredOn(value -> value.contains("_IMAGE="))
                .isNotEmpty()
                .allMatch(value -> TAGGED.matcher(value.split("=", 2)[1]).matches());
        assertThat(values(lines, "WORKDIR")).allMatch(value -> value.startsWith("/"));
        assertThat(values(lines, "ENTRYPOINT")).allMatch(value -> value.startsWith("["));
        assertThat(values(lines, "ENV"))
                .noneMatch(value -> value.matches("(?i).*(password|secret).*"));
        assertThat(values(lines, "RUN"))
                .noneMatch(value -> value.matches(".*\\b(sudo|curl|wget)\\b.*"));
    }

    @Test
    void everyStageStandsOnABaseThatCanBeReplacedOrOnAnEarlierStage() {
        Set<String> earlier = new HashSet<>();
        for (String from : values(lines, "FROM")) {
            var stage = STAGE.matcher(from);
            assertThat(stage.matches()).as(from).isTrue();
            assertThat(stage.group(1).startsWith("${") || earlier.contains(stage.group(1)))
                    .as(from)
                    .isTrue();
            earlier.add(stage.group(2));
        }
    }

    /** The stages that others copy from are no images. */
    @Test
    void everyImageSaysWhatItIsAndRunsAsNobodyOfImportance() {
        assertThat(stages())
                .filteredOn(stage -> values(stage, "LABEL").size() == 1)
                .hasSize(3)
                .contains(stages().getLast())
                .allSatisfy(image ->
                        assertThat(values(image, "USER").getLast())
                                .matches("[1-9]\\d*(:[1-9]\\d*)?"));
    }

    /** Else each image would build the project once more. */
    @Test
    void theBuildIsTheSameForAllServices() {
        assertThat(stages().getFirst())
                .anyMatch(line -> line.contains("./mvnw"))
                .noneMatch(line -> line.contains("${SERVICE}") || line.equals("ARG SERVICE"));
        assertThat(stages().subList(1, stages().size()))
                .allSatisfy(stage -> assertThat(stage).noneMatch(line -> line.contains("./mvnw")));
        assertThat(stages().getFirst())
                .anySatisfy(line -> assertThat(line).contains(Project.services()));
    }

    private List<List<String>> stages() {
        List<List<String>> stages = new ArrayList<>();
        for (String line : lines) {
            if (word(line).equals("FROM")) {
                stages.add(new ArrayList<>());
            }
            if (!stages.isEmpty()) {
                stages.getLast().add(line);
            }
        }
        return stages;
    }

    private static List<String> instructions() {
        String joined =
                Project.text(Path.of("../deploy/Containerfile"))
                        .replaceAll("(?m)^#.*\\n", "")
                        .replace("\\\n", " ");
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
