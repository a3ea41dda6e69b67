package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where kubectl is there, it has the last word on what an overlay comes to. */
class KustomizationTest {

    @ParameterizedTest
    @ValueSource(strings = {"trial", "gateway", "production"})
    void rendersWhatKubectlRenders(String overlay) throws Exception {
        assumeTrue(kubectl(), "no kubectl on the path");

        var rendered = byName(Kustomization.render(overlay));

        assertThat(rendered).isEqualTo(byName(Project.documents(kustomize(overlay))));
    }

    private static boolean kubectl() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }

    private static String kustomize(String overlay) throws IOException {
        var process =
                new ProcessBuilder("kubectl", "kustomize", "overlays/" + overlay)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> byName(Iterable<? extends JsonNode> resources) {
        return StreamSupport.stream(resources.spliterator(), false)
                .collect(
                        Collectors.toMap(
                                one ->
                                        one.path("kind").asText()
                                                + " "
                                                + one.at("/metadata/name").asText(),
                                one -> sorted("", one)));
    }

    /** Without regard to the order of entries that have names. */
    private static Object sorted(String name, JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> fields = new TreeMap<>();
            node.properties()
                    .forEach(field ->
                            fields.put(field.getKey(), sorted(field.getKey(), field.getValue())));
            return fields;
        }
        if (!node.isArray()) {
            return node;
        }
        var entries =
                StreamSupport.stream(node.spliterator(), false).map(entry -> sorted("", entry));
        return Merge.KEYS.containsKey(name)
                ? entries.sorted(Comparator.comparing(Object::toString)).toList()
                : entries.toList();
    }
}
