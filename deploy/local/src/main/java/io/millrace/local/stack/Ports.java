package io.millrace.local.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The ports of 127.0.0.1 that the local run listens on, by name. */
public final class Ports {
    public static final String GATEWAY = "gateway";
    public static final String AUTH = "auth-service";
    public static final String SCHEDULER = "scheduler-service";
    public static final String CALLBACK = "callback-service";
    public static final String FILE = "file-service";
    public static final String REPORT = "report-service";
    public static final String MIGRATION = "migration-service";
    public static final String BOUNCE = "bounce-service";
    public static final String POSTGRESQL = "postgresql";
    public static final String KAFKA = "kafka";
    public static final String KEYCLOAK = "keycloak";
    public static final String S3 = "s3";
    public static final String JWKS = "jwks";

    /** Millrace's own services. */
    static final List<String> SERVICES =
            List.of(AUTH, SCHEDULER, CALLBACK, FILE, REPORT, MIGRATION, BOUNCE);

    private final Map<String, Integer> numbers;

    private Ports(Map<String, Integer> numbers) {
        this.numbers = numbers;
    }

    /**
     * @param gateway the port of the gateway
     * @param shift is added to all others, so that two checkouts can run side by side
     */
    public static Ports of(int gateway, int shift) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        numbers.put(POSTGRESQL, 15432 + shift);
        numbers.put(KAFKA, 19092 + shift);
        numbers.put(KEYCLOAK, 18180 + shift);
        numbers.put(S3, 19000 + shift);
        numbers.put(AUTH, 8081 + shift);
        numbers.put(SCHEDULER, 8082 + shift);
        numbers.put(CALLBACK, 8083 + shift);
        numbers.put(FILE, 8084 + shift);
        numbers.put(REPORT, 8085 + shift);
        numbers.put(MIGRATION, 8086 + shift);
        numbers.put(BOUNCE, 8087 + shift);
        numbers.put(JWKS, 8443 + shift);
        numbers.put(GATEWAY, gateway);
        return new Ports(numbers);
    }

    public int of(String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }

    public Map<String, Integer> all() {
        return Map.copyOf(numbers);
    }
}
