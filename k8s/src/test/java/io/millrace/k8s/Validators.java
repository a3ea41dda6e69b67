package io.millrace.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.kubernetes.client.openapi.JSON;
import java.util.Map;

/**
 * Two readers of the same manifests: one refuses fields it does not know and misses those that are
 * required, the other refuses values of another type. Neither knows the operators' own kinds.
 */
final class Validators {
    private static final JsonMapper TYPES =
            JsonMapper.builder()
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .build();
    private static final Map<String, String> PREFIXES =
            Map.of(
                    "v1", "V1",
                    "apps/v1", "V1",
                    "policy/v1", "V1",
                    "networking.k8s.io/v1", "V1",
                    "autoscaling/v2", "V2");
    private static final Map<String, String> PACKAGES =
            Map.of(
                    "v1", "",
                    "apps/v1", "apps.",
                    "policy/v1", "policy.v1.",
                    "networking.k8s.io/v1", "networking.v1.",
                    "autoscaling/v2", "autoscaling.v2.",
                    "gateway.networking.k8s.io/v1", "gatewayapi.v1.");

    private Validators() {}

    static void check(JsonNode manifest) {
        try {
            fields(manifest);
            types(manifest);
        } catch (ReflectiveOperationException | JsonProcessingException wrong) {
            throw new IllegalArgumentException(manifest + ": " + wrong.getMessage(), wrong);
        }
    }

    private static void fields(JsonNode manifest) throws ReflectiveOperationException {
        String prefix = PREFIXES.get(manifest.path("apiVersion").asText());
        if (prefix != null) {
            String name =
                    "io.kubernetes.client.openapi.models."
                            + prefix
                            + manifest.path("kind").asText();
            Class<?> model = Class.forName(name);
            new JSON();
            model.getMethod("fromJson", String.class).invoke(null, manifest.toString());
        }
    }

    private static void types(JsonNode manifest)
            throws ReflectiveOperationException, JsonProcessingException {
        String folder = PACKAGES.get(manifest.path("apiVersion").asText());
        if (folder != null) {
            String name =
                    "io.fabric8.kubernetes.api.model." + folder + manifest.path("kind").asText();
            TYPES.readValue(manifest.toString(), Class.forName(name).asSubclass(HasMetadata.class));
        }
    }
}
