package io.millrace.report.cluster;

import io.millrace.report.ReportClient;
import io.millrace.testing.pod.Pod;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.BackingServers;
import io.millrace.testing.servers.DatabaseAccess;
import io.millrace.testing.token.TestUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Pods on one database, with data sources of meridian whose views lie in a schema beside the store.
 */
final class Fleet implements AutoCloseable {

    private static final Set<Backing> SERVERS = Set.of(Backing.values());

    final DatabaseAccess database;
    private final Path folder;
    private final Map<String, String> settings;
    private final List<Pod> pods = new ArrayList<>();

    Fleet(Path folder) throws IOException {
        this.folder = folder;
        this.settings = new TreeMap<>(BackingServers.settings(SERVERS, "report-service"));
        this.database = DatabaseAccess.of("report", settings);
        settings.put("millrace.kafka.group", setting("millrace.postgresql.database"));
        settings.put("millrace.secrets.directory", folder.toString());
        settings.put("millrace.report.generation.lease", "3s");
        settings.put("millrace.report.generation.heartbeat", "500ms");
        settings.put("millrace.report.generation.tenant-limit", "1");
        settings.put("millrace.report.sweep.every", "1s");
        addSource("ledger", Map.of());
        addSecret("LEDGER", setting("millrace.postgresql.password"));
    }

    /** A source of meridian: the pods' own database, but for what is said otherwise. */
    void addSource(String name, Map<String, String> own) {
        String prefix = "millrace.report.sources." + name + ".";
        settings.put(prefix + "tenant", "meridian");
        settings.put(prefix + "url", urlOf(setting("millrace.postgresql.database")));
        settings.put(prefix + "username", setting("millrace.postgresql.username"));
        settings.put(prefix + "password-secret", "LEDGER");
        settings.put(prefix + "schemas", "report");
        own.forEach((key, value) -> settings.put(prefix + key, value));
    }

    /** Of any database on the pods' server. */
    String urlOf(String name) {
        return "jdbc:postgresql://%s:%s/%s"
                .formatted(
                        setting("millrace.postgresql.host"),
                        setting("millrace.postgresql.port"),
                        name);
    }

    void addSecret(String name, String value) throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("meridian"));
        Files.writeString(secrets.resolve(name), value + "\n");
    }

    Pod start() {
        return start(Map.of());
    }

    /** One with settings of its own. */
    Pod start(Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(own);
        Pod pod = new Pod("report-service", "report-service-" + pods.size(), folder, all);
        pods.add(pod);
        return pod;
    }

    static ReportClient client(Pod pod, TestUser user) {
        return ReportClient.as(user).at(pod.at("").toString());
    }

    String setting(String name) {
        return String.valueOf(settings.get(name));
    }

    @Override
    public void close() {
        pods.forEach(Pod::close);
    }
}
