package io.millrace.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * As much of kustomize as the manifests here use, so that they can be tested where there is no
 * kubectl: resources, components, patches, a namespace. What it does not know it refuses.
 */
final class Kustomization {
    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "resources", "components", "patches", "namespace");
    private final Path folder;
    private final JsonNode instructions;

    private Kustomization(Path folder) {
        this.folder = folder;
        this.instructions = Project.yaml(folder.resolve("kustomization.yaml")).getFirst();
        instructions.fieldNames().forEachRemaining(Kustomization::requireKnown);
    }

    static List<ObjectNode> render(String overlay) {
        List<ObjectNode> rendered = new ArrayList<>();
        new Kustomization(Path.of("overlays", overlay)).addTo(rendered);
        return rendered;
    }

    private static void requireKnown(String field) {
        if (!KNOWN.contains(field)) {
            throw new IllegalArgumentException("kustomization.yaml: unknown here: " + field);
        }
    }

    private void addTo(List<ObjectNode> all) {
        List<ObjectNode> own = new ArrayList<>();
        instructions.path("resources").forEach(entry -> read(entry.asText(), own));
        instructions.path("components").forEach(entry -> component(entry.asText(), own));
        changeTo(own);
        all.addAll(own);
    }

    private void read(String entry, List<ObjectNode> into) {
        Path path = folder.resolve(entry);
        if (Files.isDirectory(path)) {
            new Kustomization(path).addTo(into);
        } else {
            Project.yaml(path).forEach(document -> into.add((ObjectNode) document));
        }
    }

    /** A component sees, and changes, all that is there already. */
    private void component(String entry, List<ObjectNode> all) {
        var component = new Kustomization(folder.resolve(entry));
        component
                .instructions
                .path("resources")
                .forEach(file -> component.read(file.asText(), all));
        component.changeTo(all);
    }

    private void changeTo(List<ObjectNode> all) {
        instructions.path("patches").forEach(entry -> patch(entry).applyTo(all));
        if (instructions.has("namespace")) {
            all.stream()
                    .filter(resource -> !resource.path("kind").asText().equals("Namespace"))
                    .map(resource -> (ObjectNode) resource.get("metadata"))
                    .forEach(data -> data.set("namespace", instructions.get("namespace")));
        }
    }

    private Patch patch(JsonNode entry) {
        String text =
                entry.has("patch")
                        ? entry.get("patch").asText()
                        : Project.text(folder.resolve(entry.get("path").asText()));
        return new Patch(text, entry.path("target"));
    }
}
