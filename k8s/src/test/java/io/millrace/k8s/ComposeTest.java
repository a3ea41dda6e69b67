package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The containers on a laptop, and the file that says how to get in. */
class ComposeTest {

    private final JsonNode services =
            Project.yaml(Path.of("../deploy/compose.yaml")).getFirst().path("services");
    private final Map<String, String> known = assignments();

    private static Map<String, String> assignments() {
        return Project.text(Path.of("../deploy/compose.env"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @Test
    void whoReadsTheFileGetsIn() {
        Map<String, String> ofTheRealm = new TreeMap<>();
        ofTheRealm.put("MERIDIAN_CLIENT_SECRET", known.get("MILLRACE_CLIENT_SECRET"));
        ofTheRealm.put("MERIDIAN_OPERATOR_PASSWORD", known.get("MILLRACE_PASSWORD"));
        ofTheRealm.put("MERIDIAN_VIEWER_PASSWORD", known.get("MILLRACE_PASSWORD_NOEXEC"));
        ofTheRealm.put("MERIDIAN_INTEGRATION_PASSWORD", known.get("MILLRACE_INTEGRATION_PASSWORD"));
        ofTheRealm.put("HARBOR_CLIENT_SECRET", known.get("MILLRACE_CLIENT_SECRET_2"));
        ofTheRealm.put("HARBOR_OPERATOR_PASSWORD", known.get("MILLRACE_PASSWORD_2"));

        JsonNode realm = services.at("/keycloak/environment");
        assertThat(ofTheRealm)
                .allSatisfy((name, secret) ->
                        assertThat(realm.path("MILLRACE_REALM_" + name).asText())
                                .as(name)
                                .isEqualTo(secret));
    }

    @Test
    void theAddressesOfTheFileAreThoseOfTheContainers() {
        assertThat(texts(services.at("/gateway/ports"))).contains("127.0.0.1:8080:8080");
        assertThat(known).containsEntry("MILLRACE_URL", "http://127.0.0.1:8080");
        assertThat(texts(services.at("/gateway/networks/default/aliases")))
                .containsExactly(known.get("MILLRACE_WORKER_HOST"));
        assertThat(known.get("MILLRACE_JWKS_URL"))
                .contains(
                        services.at(
                                        "/bounce-service/environment/MILLRACE_BOUNCE_JWKS_ALLOWED_HOSTS")
                                .asText());
    }

    @Test
    void theGatewayIsHealthyOnlyWhenEveryServiceIs() {
        String check = services.at("/gateway/healthcheck/test/1").asText();
        for (String service : Project.services()) {
            assertThat(check)
                    .contains(
                            service
                                    + ":"
                                    + services.path(service)
                                            .at("/environment/MILLRACE_HTTP_PORT")
                                            .asText());
        }
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }
}
