package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What clients can say to the object store of a trial, and of the containers. */
class StoreFrontTest {

    private static final Pattern HEADER = Pattern.compile("proxy_set_header (\\S+)");

    @Test
    void nothingInATrialSteersTheStoreThatAUrlDoesNotSign() {
        requireModesty(
                ManifestTest.ofKind(Kustomization.render("trial"), "ConfigMap").stream()
                        .map(map -> map.at("/data/nginx.conf").asText())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void nothingInTheContainersSteersTheStoreThatAUrlDoesNotSign() {
        String proxy = Project.text(Path.of("../deploy/nginx.conf"));

        requireModesty(proxy.substring(proxy.indexOf("listen 9000;")));
        assertThat(
                        Project.yaml(Path.of("../deploy/compose.yaml"))
                                .getFirst()
                                .at("/services/s3/ports"))
                .as("it has no other entrance")
                .isEmpty();
    }

    private static void requireModesty(String front) {
        assertThat(front).contains("proxy_pass_request_headers off;");
        assertThat(HEADER.matcher(front).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrder(
                        "Host", "Range", "If-Range", "If-None-Match", "If-Modified-Since");
    }
}
