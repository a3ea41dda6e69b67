package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservabilityTest {

    @Test
    void everyAlertLeadsToAHeadingOfTheOperatorsPage() {
        List<String> headings =
                Project.text(Path.of("../docs/operations.md"))
                        .lines()
                        .filter(line -> line.startsWith("### "))
                        .map(line -> "docs/operations.md#" + anchor(line.substring(4)))
                        .toList();

        assertThat(alerts())
                .hasSizeGreaterThan(5)
                .allSatisfy(alert -> {
                    assertThat(alert.at("/annotations/runbook").asText()).isIn(headings);
                    assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
                    assertThat(alert.path("expr").asText()).isNotEmpty();
                    assertThat(alert.at("/annotations/summary").asText()).isNotEmpty();
                });
        assertThat(headings).hasSameSizeAs(alerts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests", "engine"})
    void everyPanelAsksSomethingInItsOwnPlace(String dashboard) {
        JsonNode board = Project.json(Path.of("../deploy/grafana", dashboard + ".json"));

        assertThat(board.path("panels"))
                .isNotEmpty()
                .allSatisfy(panel -> {
                    assertThat(panel.path("targets")).isNotEmpty();
                    assertThat(panel.path("title").asText()).isNotEmpty();
                });
        assertThat(board.findValues("gridPos")).doesNotHaveDuplicates();
    }

    private static List<JsonNode> alerts() {
        var rules =
                Project.yaml(Path.of("components/monitoring/alerts.yaml"))
                        .getFirst()
                        .at("/spec/groups/0/rules");
        return StreamSupport.stream(rules.spliterator(), false).toList();
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
