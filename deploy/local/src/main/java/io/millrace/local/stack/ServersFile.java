package io.millrace.local.stack;

import io.millrace.local.server.PostgreSql;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the backing servers are and how to get in, as the properties that tests read with {@code
 * -Dmillrace.servers=external}; a private file.
 */
final class ServersFile {
    private final Project project;
    private final Ports ports;
    private final LocalSecrets secrets;

    ServersFile(Project project, Ports ports, LocalSecrets secrets) {
        this.project = project;
        this.ports = ports;
        this.secrets = secrets;
    }

    void write(PostgreSql database) {
        Map<String, String> servers = new TreeMap<>();
        servers.put("postgresql.host", "127.0.0.1");
        servers.put("postgresql.port", Integer.toString(database.port()));
        servers.put("postgresql.username", PostgreSql.SUPERUSER);
        servers.put("postgresql.password", database.superuserPassword());
        servers.put("kafka.bootstrap-servers", "127.0.0.1:" + ports.of(Ports.KAFKA));
        servers.put("keycloak.url", "http://127.0.0.1:" + ports.of(Ports.KEYCLOAK));
        database.secrets()
                .all()
                .forEach((name, secret) -> servers.put("keycloak.secret." + name, secret));
        servers.put("s3.endpoint", "http://127.0.0.1:" + ports.of(Ports.S3));
        servers.put("s3.access-key", ServiceSettings.S3_ACCESS_KEY);
        servers.put("s3.secret-key", secrets.of("s3"));
        PrivateFile.write(file(project), lines(servers));
    }

    static Path file(Project project) {
        return project.folder().resolve("servers.properties");
    }

    private static String lines(Map<String, String> servers) {
        return servers.entrySet().stream()
                .map(server -> "millrace.servers." + server.getKey() + "=" + server.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
