package io.millrace.local.stack;

import io.millrace.local.server.PostgreSql;
import io.millrace.local.server.Secrets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a caller of the local run has to know, as shell assignments in a private file. */
final class EnvironmentFile {
    private final Project project;
    private final Ports ports;
    private final ProcessRecords records;

    EnvironmentFile(Project project, Ports ports, ProcessRecords records) {
        this.project = project;
        this.ports = ports;
        this.records = records;
    }

    void write(Secrets realm, PostgreSql database) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("MILLRACE_URL", url(Ports.GATEWAY));
        for (LocalTenant tenant : LocalTenant.values()) {
            addTenant(variables, tenant, realm);
        }
        addOtherUsers(variables, realm);
        variables.put("MILLRACE_SERVICE_ID", "MILLRACE");
        variables.put("MILLRACE_ZONE", LocalTenant.MERIDIAN.zone());
        variables.put("MILLRACE_JWKS_FILE", GatewayServer.jwksFile(project).toString());
        variables.put(
                "MILLRACE_JWKS_URL", "https://127.0.0.1:" + ports.of(Ports.JWKS) + "/jwks.json");
        addInside(variables, database);
        PrivateFile.write(project.environmentFile(), assignments(variables));
    }

    private static void addTenant(
            Map<String, String> variables, LocalTenant tenant, Secrets realm) {
        String placeholders = "MILLRACE_REALM_" + tenant.id().toUpperCase(Locale.ROOT);
        Map.of(
                        "TENANT", tenant.id(),
                        "CLIENT_ID", tenant.id() + "-scheduler",
                        "CLIENT_SECRET", realm.value(placeholders + "_CLIENT_SECRET"),
                        "USER", tenant.id() + ".operator",
                        "PASSWORD", realm.value(placeholders + "_OPERATOR_PASSWORD"))
                .forEach((name, value) ->
                        variables.put("MILLRACE_" + name + tenant.suffix(), value));
    }

    private static void addOtherUsers(Map<String, String> variables, Secrets realm) {
        variables.put("MILLRACE_USER_NOEXEC", "meridian.viewer");
        variables.put(
                "MILLRACE_PASSWORD_NOEXEC", realm.value("MILLRACE_REALM_MERIDIAN_VIEWER_PASSWORD"));
        variables.put("MILLRACE_INTEGRATION_USER", "meridian.integration");
        variables.put(
                "MILLRACE_INTEGRATION_PASSWORD",
                realm.value("MILLRACE_REALM_MERIDIAN_INTEGRATION_PASSWORD"));
    }

    /** For the bench, which looks behind the gateway. */
    private void addInside(Map<String, String> variables, PostgreSql database) {
        variables.put("MILLRACE_AUTH_URL", url(Ports.AUTH));
        variables.put("MILLRACE_SCHEDULER_URL", url(Ports.SCHEDULER));
        variables.put("MILLRACE_CALLBACK_URL", url(Ports.GATEWAY) + ServiceSettings.CALLBACK_PATH);
        variables.put("MILLRACE_CALLBACK_SERVICE_URL", url(Ports.CALLBACK));
        variables.put("MILLRACE_FILE_URL", url(Ports.FILE));
        variables.put("MILLRACE_MIGRATION_URL", url(Ports.MIGRATION));
        variables.put("MILLRACE_REPORT_URL", url(Ports.REPORT));
        addProcess(variables, "MILLRACE_SCHEDULER_PROCESS", Ports.SCHEDULER);
        addProcess(variables, "MILLRACE_CALLBACK_PROCESS", Ports.CALLBACK);
        addProcess(variables, "MILLRACE_REPORT_PROCESS", Ports.REPORT);
        variables.put("MILLRACE_POSTGRESQL_HOST", "127.0.0.1");
        variables.put("MILLRACE_POSTGRESQL_PORT", Integer.toString(database.port()));
        variables.put("MILLRACE_POSTGRESQL_DATABASE", ServiceSettings.DATABASE);
        variables.put("MILLRACE_POSTGRESQL_USERNAME", PostgreSql.SUPERUSER);
        variables.put("MILLRACE_POSTGRESQL_PASSWORD", database.superuserPassword());
        variables.put("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.of(Ports.KAFKA));
    }

    private void addProcess(Map<String, String> variables, String variable, String name) {
        records.of(name)
                .ifPresent(process -> variables.put(variable, Long.toString(process.pid())));
    }

    private String url(String name) {
        return "http://127.0.0.1:" + ports.of(name);
    }

    /** No value holds a quote: they are names, addresses and generated secrets. */
    private static String assignments(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "='" + variable.getValue() + "'\n")
                .collect(Collectors.joining());
    }
}
