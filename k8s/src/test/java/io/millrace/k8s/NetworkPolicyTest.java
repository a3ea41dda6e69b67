package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call whom: these arrows, and no other. */
class NetworkPolicyTest {

    /** Calls between services. */
    private static final String CALLS =
            """
            scheduler-service -> callback-service:8083
            migration-service -> scheduler-service:8082
            migration-service -> file-service:8084
            migration-service -> report-service:8085
            migration-service -> bounce-service:8087
            """;

    /** PostgreSQL is 5432, Kafka 9092, Keycloak 8080. */
    private static final String SERVERS =
            """
            auth-service -> servers:8080
            scheduler-service -> servers:5432
            scheduler-service -> servers:9092
            scheduler-service -> servers:8080
            callback-service -> servers:5432
            callback-service -> servers:9092
            callback-service -> servers:8080
            file-service -> servers:5432
            file-service -> servers:9092
            file-service -> servers:8080
            report-service -> servers:5432
            report-service -> servers:9092
            report-service -> servers:8080
            migration-service -> servers:5432
            migration-service -> servers:9092
            migration-service -> servers:8080
            bounce-service -> servers:5432
            bounce-service -> servers:9092
            bounce-service -> servers:8080
            """;

    /** Workers are anywhere, the key servers of customers on the Internet. */
    private static final String OUTSIDE =
            """
            scheduler-service -> 0.0.0.0/0 but 169.254.0.0/16:any
            bounce-service -> 0.0.0.0/0 but 10.0.0.0/8 100.64.0.0/10 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16:443
            """;

    private static final String STORE_INSIDE =
            """
            file-service -> servers:9000
            migration-service -> servers:9000
            report-service -> servers:9000
            """;

    private static final String STORE_OUTSIDE =
            """
            file-service -> 0.0.0.0/0 but 169.254.0.0/16:443
            migration-service -> 0.0.0.0/0 but 169.254.0.0/16:443
            report-service -> 0.0.0.0/0 but 169.254.0.0/16:443
            """;

    /** Names, and the collector of traces. */
    private static final String OF_ALL =
            """
            millrace -> kube-system:53/UDP
            millrace -> kube-system:53/TCP
            millrace -> monitoring:4317
            """;

    private static final String ENTRANCES =
            """
            ingress -> auth-service:8081
            ingress -> scheduler-service:8082
            ingress -> callback-service:8083
            ingress -> file-service:8084
            ingress -> report-service:8085
            ingress -> migration-service:8086
            ingress -> bounce-service:8087
            monitoring -> auth-service:8081
            monitoring -> scheduler-service:8082
            monitoring -> callback-service:8083
            monitoring -> file-service:8084
            monitoring -> report-service:8085
            monitoring -> migration-service:8086
            monitoring -> bounce-service:8087
            """;

    private static final String TRIAL_LEAVES =
            """
            keycloak -> postgresql:5432
            keycloak -> kube-system:53/UDP
            keycloak -> kube-system:53/TCP
            """;

    private static final String TRIAL_ENTERS =
            """
            millrace -> postgresql:5432
            keycloak -> postgresql:5432
            millrace -> kafka:9092
            millrace -> keycloak:8080
            millrace -> s3:9000
            ingress -> s3:9001
            """;

    @Test
    void theTrialHasTheseArrowsAndNoOther() {
        assertThat(leaving("trial"))
                .isEqualTo(arrows(CALLS, SERVERS, OUTSIDE, STORE_INSIDE, OF_ALL, TRIAL_LEAVES));
        assertThat(entering("trial")).isEqualTo(arrows(CALLS, ENTRANCES, TRIAL_ENTERS));
    }

    @Test
    void productionHasTheseArrowsAndNoOther() {
        assertThat(leaving("production"))
                .isEqualTo(arrows(CALLS, SERVERS, OUTSIDE, STORE_OUTSIDE, OF_ALL));
        assertThat(entering("production")).isEqualTo(arrows(CALLS, ENTRANCES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "gateway", "production"})
    void nothingElseMayBeCalled(String overlay) {
        assertThat(policies(overlay))
                .filteredOn(policy -> policy.at("/metadata/name").asText().equals("default-deny"))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy.at("/spec/podSelector")).isEmpty();
                    assertThat(policy.at("/spec/policyTypes"))
                            .extracting(JsonNode::asText)
                            .containsExactlyInAnyOrder("Ingress", "Egress");
                    assertThat(policy.at("/spec/ingress").isMissingNode()).isTrue();
                    assertThat(policy.at("/spec/egress").isMissingNode()).isTrue();
                });
    }

    @Test
    void theObjectStoreOfProductionIsWhereTheArrowsLead() {
        var store = URI.create(settings("production").get("millrace.s3.endpoint"));
        int port = store.getPort() == -1 ? 443 : store.getPort();

        assertThat(arrows(STORE_OUTSIDE)).allMatch(arrow -> arrow.endsWith(":" + port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "gateway"})
    void signedAddressesOfATrialLeadToItsStoreFromOutside(String overlay) {
        var store = URI.create(settings(overlay).get("millrace.s3.public-endpoint"));
        var rendered = Kustomization.render(overlay);
        var hosts =
                Stream.concat(
                                ManifestTest.ofKind(rendered, "Ingress").stream()
                                        .flatMap(ingress -> ingress.findValues("host").stream()),
                                ManifestTest.ofKind(rendered, "HTTPRoute").stream()
                                        .flatMap(route -> each(route.at("/spec/hostnames"))))
                        .map(JsonNode::asText);

        assertThat(hosts).containsExactly(store.getHost());
    }

    @Test
    void scalersAskTheKafkaThatTheServicesUse() {
        String servers = settings("production").get("millrace.kafka.bootstrap-servers");

        assertThat(ManifestTest.ofKind(Kustomization.render("production"), "ScaledObject"))
                .isNotEmpty()
                .allSatisfy(scaled ->
                        assertThat(scaled.findValues("bootstrapServers"))
                                .isNotEmpty()
                                .allMatch(value -> value.asText().equals(servers)));
    }

    private static Set<String> arrows(String... tables) {
        return Stream.of(tables)
                .flatMap(String::lines)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private record End(String name, String port) {}

    private static Set<String> leaving(String overlay) {
        return ofEach(
                overlay,
                (pod, policy) ->
                        ends(policy.at("/spec/egress"), "to")
                                .map(end -> pod + " -> " + end.name() + ":" + end.port()));
    }

    private static Set<String> entering(String overlay) {
        return ofEach(
                overlay,
                (pod, policy) ->
                        ends(policy.at("/spec/ingress"), "from")
                                .map(end -> end.name() + " -> " + pod + ":" + end.port()));
    }

    private static Set<String> ofEach(
            String overlay, BiFunction<String, JsonNode, Stream<String>> arrows) {
        return policies(overlay).stream()
                .filter(policy -> !policy.at("/spec/podSelector").isEmpty())
                .flatMap(policy ->
                        pods(policy.at("/spec/podSelector"))
                                .flatMap(pod -> arrows.apply(pod, policy)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A rule that leaves out one side means everybody, and is not to be here. */
    private static Stream<End> ends(JsonNode rules, String side) {
        return each(rules)
                .peek(rule -> assertThat(rule.path(side)).isNotEmpty())
                .flatMap(rule ->
                        each(rule.path(side))
                                .map(NetworkPolicyTest::name)
                                .flatMap(name -> ports(rule).map(port -> new End(name, port))));
    }

    /** Without any, all are meant. */
    private static Stream<String> ports(JsonNode rule) {
        return rule.path("ports").isEmpty()
                ? Stream.of("any")
                : each(rule.path("ports"))
                        .map(port ->
                                port.get("port").asText()
                                        + (port.has("protocol")
                                                ? "/" + port.get("protocol").asText()
                                                : ""));
    }

    /** Of one end, which is said in one way alone. */
    private static String name(JsonNode end) {
        assertThat(end).hasSize(1);
        if (end.has("ipBlock")) {
            return end.at("/ipBlock/cidr").asText()
                    + each(end.at("/ipBlock/except"))
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(" ", " but ", ""));
        }
        return pods(end.elements().next()).collect(Collectors.joining());
    }

    /** By whatever one label says; the labels of namespaces are named like what is in them. */
    private static Stream<String> pods(JsonNode selector) {
        assertThat(selector).hasSize(1);
        if (selector.has("matchExpressions")) {
            JsonNode expression = selector.at("/matchExpressions/0");
            assertThat(selector.get("matchExpressions")).hasSize(1);
            assertThat(expression.get("key").asText()).isEqualTo("app.kubernetes.io/name");
            assertThat(expression.get("operator").asText()).isEqualTo("In");
            return each(expression.get("values")).map(JsonNode::asText);
        }
        var label = selector.get("matchLabels").properties();
        assertThat(label).hasSize(1);
        Map.Entry<String, JsonNode> one = label.iterator().next();
        return Stream.of(
                one.getKey().startsWith("millrace.io/")
                        ? one.getKey().substring("millrace.io/".length())
                        : one.getValue().asText());
    }

    private static List<ObjectNode> policies(String overlay) {
        return ManifestTest.ofKind(Kustomization.render(overlay), "NetworkPolicy");
    }

    private static Map<String, String> settings(String overlay) {
        var settings =
                ManifestTest.ofKind(Kustomization.render(overlay), "ConfigMap").stream()
                        .filter(map -> map.at("/metadata/name").asText().equals("millrace"))
                        .findFirst()
                        .orElseThrow();
        return settings.at("/data/application.properties")
                .asText()
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
