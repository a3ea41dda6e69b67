package io.millrace.testing.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the service of this module is told about the servers, in the names that the platform reads.
 */
final class ServiceSettings {

    private ServiceSettings() {}

    static Map<String, String> always() {
        return Map.of(
                "millrace.tenants.\"meridian\".zone", "Europe/Istanbul",
                "millrace.tenants.\"harbor\".zone", "America/New_York",
                "millrace.outbound.allowed-networks", "127.0.0.0/8",
                "millrace.kafka.group", "test-" + ProcessHandle.current().pid(),
                "millrace.callback.url", "http://127.0.0.1/ws/rest/service/v2/oic/job");
    }

    static Map<String, String> of(Backing backing, String service) {
        Coordinates at = SharedServers.coordinates(backing);
        return switch (backing) {
            case POSTGRESQL -> ServiceDatabase.on(at, schema(service));
            case KAFKA -> Map.of("millrace.kafka.bootstrap-servers", at.value(Coordinates.KAFKA));
            case KEYCLOAK -> keycloak(at, service);
            case S3 ->
                    Map.of(
                            "millrace.s3.endpoint", at.value(Coordinates.S3_ENDPOINT),
                            "millrace.s3.access-key", at.value(Coordinates.S3_ACCESS_KEY),
                            "millrace.s3.secret-key", at.value(Coordinates.S3_SECRET_KEY));
        };
    }

    private static Map<String, String> keycloak(Coordinates at, String client) {
        String placeholder = client.toUpperCase(Locale.ROOT).replace('-', '_');
        return Map.of(
                "millrace.keycloak.url",
                at.value(Coordinates.KEYCLOAK_URL),
                "millrace.keycloak.realm",
                "millrace",
                "millrace.service.client-id",
                client,
                "millrace.service.client-secret",
                at.realmSecret("MILLRACE_REALM_" + placeholder + "_SECRET"));
    }

    /** The schema of scheduler-service is scheduler. */
    private static String schema(String service) {
        return service.replace("-service", "");
    }

    /** As the module's own settings name it; a library counts as the scheduler. */
    static String application() {
        try {
            return ServiceSettings.class
                    .getClassLoader()
                    .resources("application.properties")
                    .map(ServiceSettings::application)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse("scheduler-service");
        } catch (UncheckedIOException failure) {
            throw new IllegalStateException("application.properties cannot be read", failure);
        }
    }

    private static Optional<String> application(URL file) {
        Properties settings = new Properties();
        try (InputStream content = file.openStream()) {
            settings.load(content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Optional.ofNullable(settings.getProperty("quarkus.application.name"));
    }
}
