package io.millrace.platform.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private final Routes routes =
            new Routes(
                    Map.of(
                            "/public/migrate/export/{code}", Set.of("POST"),
                            "/public/migrate/export/copyoutline", Set.of("POST"),
                            "/runs/{id: [0-9]+}", Set.of("GET", "DELETE"),
                            "/files/{path: .+}", Set.of("GET"),
                            "/v1/{a}-{b}/x", Set.of("GET")),
                    List.of("/service/v1"));

    @Test
    void aWordOfTheServiceWinsOverAParameter() {
        assertThat(path("/PUBLIC/migrate/EXPORT/CopyOutline"))
                .isEqualTo("/public/migrate/export/copyoutline");
    }

    @Test
    void aParameterKeepsItsCase() {
        assertThat(path("/public/migrate/export/Public"))
                .isEqualTo("/public/migrate/export/Public");
    }

    @Test
    void aParametersPatternIsKept() {
        assertThat(path("/RUNS/12")).isEqualTo("/runs/12");
        assertThat(path("/RUNS/x")).isNull();
    }

    @Test
    void anOpenEndTakesTheRest() {
        assertThat(path("/Files/a/B/c")).isEqualTo("/files/a/B/c");
    }

    @Test
    void aMixedSegmentIsAParameter() {
        assertThat(path("/V1/A-b/X")).isEqualTo("/v1/A-b/x");
    }

    @Test
    void theFirstSegmentMayBeATenant() {
        assertThat(routes.fold("/Meridian/runs/1"))
                .isEqualTo(new FoldedPath("/runs/1", "Meridian"));
    }

    @Test
    void encodedWordsAreTheSameWords() {
        assertThat(path("/r%75ns/7")).isEqualTo("/runs/7");
    }

    @Test
    void methodsOfAllRoutesAtAnAddressAreKnown() {
        assertThat(routes.methodsAt("/runs/7")).containsExactly("DELETE", "GET");
        assertThat(routes.methodsAt("/nowhere")).isEmpty();
    }

    private @Nullable String path(String path) {
        FoldedPath folded = routes.fold(path);
        return folded == null ? null : folded.path();
    }
}
