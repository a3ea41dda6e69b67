package io.millrace.local.stack;

import io.millrace.local.server.Secrets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the services are told, in the names that the platform reads. */
final class ServiceSettings {
    static final String DATABASE = "millrace";
    static final String CALLBACK_PATH = "/ws/rest/service/v2/oic/job";

    /** Services that have a database schema, and its name, which is that of its role. */
    static final Map<String, String> SCHEMAS =
            Map.of(
                    Ports.SCHEDULER, "scheduler",
                    Ports.CALLBACK, "callback",
                    Ports.FILE, "file",
                    Ports.MIGRATION, "migration",
                    Ports.REPORT, "report",
                    Ports.BOUNCE, "bounce");

    static final String S3_ACCESS_KEY = "millrace";

    private final Project project;
    private final Ports ports;
    private final LocalSecrets secrets;
    private final IngressCertificate certificate;
    private final Secrets realm;

    ServiceSettings(
            Project project,
            Ports ports,
            LocalSecrets secrets,
            IngressCertificate certificate,
            Secrets realm) {
        this.project = project;
        this.ports = ports;
        this.secrets = secrets;
        this.certificate = certificate;
        this.realm = realm;
    }

    Map<String, String> of(String service) {
        Map<String, String> settings = new TreeMap<>(common());
        String placeholder = service.toUpperCase(Locale.ROOT).replace('-', '_');
        settings.put("millrace.service.client-id", service);
        settings.put(
                "millrace.service.client-secret",
                realm.value("MILLRACE_REALM_" + placeholder + "_SECRET"));
        Optional.ofNullable(SCHEMAS.get(service))
                .ifPresent(schema -> settings.putAll(database(schema)));
        settings.putAll(own(service));
        return settings;
    }

    /** Changes when a service would have to be started anew. */
    String fingerprint(String service) {
        return "-" + Integer.toHexString(of(service).hashCode());
    }

    private Map<String, String> common() {
        return Map.of(
                "millrace.kafka.bootstrap-servers",
                "127.0.0.1:" + ports.of(Ports.KAFKA),
                "millrace.keycloak.url",
                "http://127.0.0.1:" + ports.of(Ports.KEYCLOAK),
                "millrace.keycloak.realm",
                "millrace",
                "millrace.secrets.directory",
                project.secrets().toString(),
                "millrace.tenants.\"meridian\".zone",
                LocalTenant.MERIDIAN.zone(),
                "millrace.tenants.\"harbor\".zone",
                LocalTenant.HARBOR.zone());
    }

    private Map<String, String> own(String service) {
        return switch (service) {
            case Ports.SCHEDULER -> scheduler();
            case Ports.AUTH -> auth();
            case Ports.FILE, Ports.REPORT -> objectStore();
            case Ports.MIGRATION -> migration();
            case Ports.BOUNCE -> bounce();
            default -> Map.of();
        };
    }

    private Map<String, String> database(String schema) {
        return Map.of(
                "millrace.postgresql.host",
                "127.0.0.1",
                "millrace.postgresql.port",
                Integer.toString(ports.of(Ports.POSTGRESQL)),
                "millrace.postgresql.database",
                DATABASE,
                "millrace.postgresql.username",
                schema,
                "millrace.postgresql.password",
                secrets.of(schema));
    }

    private Map<String, String> scheduler() {
        return Map.of(
                "millrace.outbound.allowed-networks",
                "127.0.0.0/8",
                "millrace.callback.url",
                "http://127.0.0.1:" + ports.of(Ports.GATEWAY) + CALLBACK_PATH,
                "millrace.callback.service-url",
                "http://127.0.0.1:" + ports.of(Ports.CALLBACK));
    }

    /** The customer's key server is ours, and its certificate that of the gateway. */
    private Map<String, String> bounce() {
        certificate.ensure();
        return Map.of(
                "millrace.bounce.short-lead-allowed",
                "true",
                "millrace.bounce.jwks.allowed-hosts",
                "127.0.0.1:" + ports.of(Ports.JWKS) + ",localhost:" + ports.of(Ports.JWKS),
                "millrace.bounce.jwks.trusted-certificates",
                certificate.pem().toString());
    }

    private Map<String, String> objectStore() {
        return Map.of(
                "millrace.s3.endpoint",
                "http://127.0.0.1:" + ports.of(Ports.S3),
                "millrace.s3.access-key",
                S3_ACCESS_KEY,
                "millrace.s3.secret-key",
                secrets.of("s3"));
    }

    private Map<String, String> migration() {
        return Map.of(
                "millrace.services.scheduler",
                "http://127.0.0.1:" + ports.of(Ports.SCHEDULER),
                "millrace.services.file",
                "http://127.0.0.1:" + ports.of(Ports.FILE),
                "millrace.services.report",
                "http://127.0.0.1:" + ports.of(Ports.REPORT),
                "millrace.services.bounce",
                "http://127.0.0.1:" + ports.of(Ports.BOUNCE));
    }

    private Map<String, String> auth() {
        certificate.ensure();
        return Map.of("millrace.ingress.certificate", certificate.pem().toString());
    }
}
