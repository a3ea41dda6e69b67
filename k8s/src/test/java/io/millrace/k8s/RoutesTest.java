package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The one table of paths, in the Ingress and in the Gateway's routes. */
class RoutesTest {

    /** Prefixes of services that are not in the project are not in its table either. */
    private static Map<String, String> table() {
        return StreamSupport.stream(
                        Project.json(Path.of("../deploy/routes.json")).path("routes").spliterator(),
                        false)
                .collect(
                        Collectors.toMap(
                                route -> route.get("prefix").asText(),
                                route -> route.get("service").asText()));
    }

    private static Map<String, String> ingress() {
        var ingress = ManifestTest.ofKind(Kustomization.render("trial"), "Ingress").getFirst();
        Map<String, String> paths = new TreeMap<>();
        ingress.at("/spec/rules/0/http/paths")
                .forEach(path ->
                        paths.put(
                                path.get("path").asText(),
                                path.at("/backend/service/name").asText()));
        return paths;
    }

    private static Map<String, String> gateway() {
        Map<String, String> paths = new TreeMap<>();
        for (JsonNode route : ManifestTest.ofKind(Kustomization.render("gateway"), "HTTPRoute")) {
            String service = route.at("/spec/rules/0/backendRefs/0/name").asText();
            route.at("/spec/rules/0/matches")
                    .forEach(match -> paths.put(match.at("/path/value").asText(), service));
        }
        return paths;
    }

    @Test
    void theIngressSaysWhatTheTableSays() {
        assertThat(ofServicesHere(ingress())).isEqualTo(written("/([^/]+/)?", "\\s*%s\\s*", "$"));
    }

    @Test
    void theGatewaySaysWhatTheTableSays() {
        assertThat(ofServicesHere(gateway()))
                .isEqualTo(written("(?i)/([^/]+/)?", "(%%20)*%s(%%20)*", ""));
    }

    @Test
    void theProxyOfTheContainersSaysWhatTheTableSays() {
        Map<String, String> proxied = new TreeMap<>();
        Pattern.compile("location ~\\* \"\\^(.+)\" \\{ set \\$at ([a-z-]+):")
                .matcher(Project.text(Path.of("../deploy/nginx.conf")))
                .results()
                .forEach(found -> proxied.put(found.group(1), found.group(2)));

        assertThat(proxied).isEqualTo(ingress());
    }

    private static Map<String, String> ofServicesHere(Map<String, String> paths) {
        Map<String, String> here = new TreeMap<>(paths);
        here.values().retainAll(Project.services());
        return here;
    }

    private static Map<String, String> written(String begin, String segment, String end) {
        Map<String, String> written = new TreeMap<>();
        table().forEach((prefix, service) ->
                written.put(
                        begin
                                + Stream.of(prefix.substring(1).split("/"))
                                        .map(segment::formatted)
                                        .collect(Collectors.joining("/"))
                                + "(/.*)?"
                                + end,
                        service));
        return written;
    }

    @Test
    void everyDocumentedRouteLeadsToItsServiceAlone() {
        assertThat(Project.services()).hasSize(7).allMatch(RoutesTest::isDocumented);
        for (String service : Project.services()) {
            for (String path : documented(service)) {
                for (String sent : List.of(path, "/meridian" + path, "/MERIDIAN" + shout(path))) {
                    assertThat(leadsTo(ingress(), sent)).as(sent).containsExactly(service);
                    assertThat(leadsTo(gateway(), sent)).as(sent).containsExactly(service);
                }
            }
        }
    }

    @Test
    void strayBlanksLeadNowhereElse() {
        assertThat(leadsTo(ingress(), "/MERIDIAN /utils-service /v1/listfiles"))
                .containsExactly("file-service");
        assertThat(leadsTo(gateway(), "/MERIDIAN%20/utils-service%20/v1/listfiles"))
                .containsExactly("file-service");
    }

    @Test
    void whatServicesSayToEachOtherIsNotToBeReached() {
        for (String path :
                List.of("/internal/v1/objects/BATCH", "/q/metrics", "/a/internal/v1/objects/X")) {
            assertThat(leadsTo(ingress(), path)).as(path).isEmpty();
            assertThat(leadsTo(gateway(), path)).as(path).isEmpty();
        }
    }

    @Test
    void theGatewayTakesHeaderNamesWithUnderscores() {
        var rendered = Kustomization.render("gateway");
        String name =
                ManifestTest.ofKind(rendered, "Gateway").getFirst().at("/metadata/name").asText();

        assertThat(ManifestTest.ofKind(rendered, "ClientTrafficPolicy"))
                .singleElement()
                .satisfies(policy -> {
                    JsonNode target = policy.at("/spec/targetRefs/0");
                    assertThat(target.path("kind").asText()).isEqualTo("Gateway");
                    assertThat(target.path("name").asText()).isEqualTo(name);
                    assertThat(policy.at("/spec/headers/withUnderscoresAction").asText())
                            .isEqualTo("Allow");
                });
    }

    @Test
    void behindTheGatewayNobodyAsksForTheIngress() {
        var rendered = Kustomization.render("gateway");
        String service =
                ManifestTest.ofKind(rendered, "EnvoyProxy")
                        .getFirst()
                        .at("/spec/provider/kubernetes/envoyService/name")
                        .asText();

        assertThat(rendered)
                .noneMatch(resource -> resource.path("kind").asText().equals("Ingress"))
                .noneMatch(resource -> resource.toString().contains("ingress-nginx"))
                .anyMatch(resource ->
                        resource.toString()
                                .contains("http://" + service + ".envoy-gateway-system/ws/"));
    }

    private static String shout(String path) {
        return path.toUpperCase(java.util.Locale.ROOT);
    }

    private static List<String> leadsTo(Map<String, String> paths, String sent) {
        return paths.entrySet().stream()
                .filter(entry -> Pattern.compile("(?i)^" + entry.getKey()).matcher(sent).matches())
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    private static Path document(String service) {
        return Path.of("..", service, "src/main/resources/META-INF/openapi.yaml");
    }

    private static boolean isDocumented(String service) {
        return Files.exists(document(service));
    }

    private static List<String> documented(String service) {
        return Project.yaml(document(service)).getFirst().path("paths").properties().stream()
                .map(path -> path.getKey().replaceAll("\\{[^}]*}", "1"))
                .toList();
    }
}
