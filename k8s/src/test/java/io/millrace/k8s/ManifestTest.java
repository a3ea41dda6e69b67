package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final List<String> ALL =
            List.of(
                    "auth-service",
                    "bounce-service",
                    "callback-service",
                    "file-service",
                    "migration-service",
                    "report-service",
                    "scheduler-service");

    @ParameterizedTest
    @ValueSource(strings = {"trial", "gateway", "production"})
    void bothValidatorsAccept(String overlay) {
        assertThat(Kustomization.render(overlay)).allSatisfy(Validators::check);
    }

    @Test
    void eachValidatorCatchesWhatItIsThereFor() throws Exception {
        var deployment = deployments("trial").getFirst();
        ObjectNode misspelt = deployment.deepCopy();
        ((ObjectNode) misspelt.get("spec")).put("replica", 2);
        ObjectNode mistyped = deployment.deepCopy();
        ((ObjectNode) mistyped.get("spec")).put("replicas", "two");
        var unfit = new ObjectMapper().readTree("{\"spec\":{\"replicas\":\"2\"}}");
        ObjectNode coerced = deployment.deepCopy();
        ((ObjectNode) coerced.get("spec")).setAll((ObjectNode) unfit.get("spec"));

        for (ObjectNode wrong : List.of(misspelt, mistyped, coerced)) {
            assertThatThrownBy(() -> Validators.check(wrong)).isInstanceOf(Exception.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void everyServiceHasAllItsParts(String overlay) {
        var all = Kustomization.render(overlay);
        for (String kind :
                List.of("Deployment", "Service", "ServiceAccount", "PodDisruptionBudget")) {
            assertThat(names(all, kind)).as(kind).containsAll(ALL);
        }
        assertThat(names(all, "NetworkPolicy")).containsAll(ALL).contains("default-deny");
        assertThat(names(all, "HorizontalPodAutoscaler", "ScaledObject")).containsAll(ALL);
        assertThat(names(all, "Secret", "ExternalSecret")).containsAll(ALL);
        assertThat(ALL).containsAll(Project.services());
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void everyContainerHasProbesAndLimitsAndNoPrivilege(String overlay) {
        for (ObjectNode deployment : deployments(overlay)) {
            var pod = deployment.at("/spec/template/spec");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                    .isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.path("containers"))
                    .isNotEmpty()
                    .allSatisfy(ManifestTest::requireModesty);
        }
    }

    private static void requireModesty(JsonNode container) {
        String name = container.path("image").asText();
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container.path(probe).isObject()).as(name + " " + probe).isTrue();
        }
        assertThat(container.at("/resources/limits/memory").asText()).as(name).isNotEmpty();
        assertThat(container.at("/resources/requests/cpu").asText()).as(name).isNotEmpty();
        var security = container.path("securityContext");
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).as(name).isFalse();
        assertThat(security.at("/capabilities/drop/0").asText()).as(name).isEqualTo("ALL");
        if (name.endsWith("-service:latest")) {
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).as(name).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void everyPortHasAPolicy(String overlay) {
        var policies = ofKind(Kustomization.render(overlay), "NetworkPolicy");
        for (ObjectNode deployment : deployments(overlay)) {
            String name = deployment.at("/metadata/name").asText();
            var own = policies.stream().filter(policy -> selects(policy, name)).toList();
            assertThat(own).as("policies of " + name).hasSize(1);
            deployment
                    .at("/spec/template/spec/containers")
                    .findValues("containerPort")
                    .forEach(port -> assertThat(ports(own.getFirst())).contains(port));
        }
    }

    private static boolean selects(JsonNode policy, String name) {
        return policy.at("/spec/podSelector/matchLabels/app.kubernetes.io~1name")
                .asText()
                .equals(name);
    }

    private static List<JsonNode> ports(JsonNode policy) {
        return policy.at("/spec/ingress").findValues("port");
    }

    private static List<ObjectNode> deployments(String overlay) {
        return ofKind(Kustomization.render(overlay), "Deployment");
    }

    static List<ObjectNode> ofKind(List<ObjectNode> all, String kind) {
        return all.stream().filter(one -> one.path("kind").asText().equals(kind)).toList();
    }

    private static List<String> names(List<ObjectNode> all, String... kinds) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> Set.of(kinds).contains(one.path("kind").asText()))
                .map(one -> one.at("/metadata/name").asText())
                .toList();
    }
}
