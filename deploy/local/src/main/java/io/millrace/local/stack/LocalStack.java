package io.millrace.local.stack;

import io.millrace.local.cache.UserCache;
import io.millrace.local.process.ServerFailed;
import io.millrace.local.server.Databases;
import io.millrace.local.server.Kafka;
import io.millrace.local.server.Keycloak;
import io.millrace.local.server.LocalServers;
import io.millrace.local.server.ObjectStore;
import io.millrace.local.server.PostgreSql;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Starts everything, each as soon as what it stands on is up. */
public final class LocalStack {
    private final Project project;
    private final Ports ports;
    private final ProcessRecords records;
    private final Launcher launcher;
    private final LocalSecrets secrets;
    private final IngressCertificate certificate;

    public LocalStack(Project project, Ports ports, Narrator narrator) {
        this.project = project;
        this.ports = ports;
        this.records = new ProcessRecords(project);
        this.launcher = new Launcher(project, records, narrator);
        this.secrets = new LocalSecrets(project);
        this.certificate = new IngressCertificate(project, secrets);
    }

    /**
     * Ends when every health check is up, and writes the environment file.
     *
     * @throws ServerFailed or PortTaken with what the user should know
     */
    public void up() {
        requirePortsFree();
        LocalServers servers =
                new LocalServers(project.folder().resolve("data"), UserCache.ofCurrentUser(), true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            start(servers, threads).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private CompletableFuture<Void> start(LocalServers servers, ExecutorService threads) {
        Async async = new Async(threads);
        CompletableFuture<Kafka> kafka = async.get(() -> kafka(servers));
        CompletableFuture<ObjectStore> objects = async.get(() -> objectStore(servers));
        CompletableFuture<PostgreSql> database = async.get(() -> postgreSql(servers));
        CompletableFuture<Keycloak> keycloak =
                database.thenApplyAsync(up -> keycloak(servers, up), threads);
        CompletableFuture<ServiceSettings> settings =
                database.thenCombine(kafka, (up, broker) -> settings(up));
        CompletableFuture<ProcessRecord> gateway = async.get(this::gateway);
        return CompletableFuture.allOf(objects, keycloak, services(settings, threads), gateway)
                .thenRun(() -> writeEnvironment(database.join()));
    }

    private CompletableFuture<Void> services(
            CompletableFuture<ServiceSettings> settings, ExecutorService threads) {
        return CompletableFuture.allOf(
                Ports.SERVICES.stream()
                        .map(name ->
                                settings.thenApplyAsync(known -> service(name, known), threads))
                        .toArray(CompletableFuture[]::new));
    }

    private ServiceSettings settings(PostgreSql database) {
        return new ServiceSettings(project, ports, secrets, certificate, database.secrets());
    }

    private void writeEnvironment(PostgreSql database) {
        new EnvironmentFile(project, ports, records).write(database.secrets(), database);
        new ServersFile(project, ports, secrets).write(database);
    }

    private record Async(ExecutorService threads) {
        <T> CompletableFuture<T> get(Supplier<T> work) {
            return CompletableFuture.supplyAsync(work, threads);
        }
    }

    private void requirePortsFree() {
        ports.all().forEach(this::requireFreeOrOurs);
    }

    private void requireFreeOrOurs(String name, int port) {
        String process = Ports.JWKS.equals(name) ? Ports.GATEWAY : name;
        boolean ours =
                records.of(process).filter(record -> record.process().isPresent()).isPresent();
        if (!ours) {
            Launcher.requireFree(name, port);
        }
    }

    private PostgreSql postgreSql(LocalServers servers) {
        PostgreSql server = servers.postgreSqlWithRealm(ports.of(Ports.POSTGRESQL));
        launcher.bring(server, server.port(), server.build());
        Databases databases = new Databases(server::asSuperuser);
        ServiceSettings.SCHEMAS
                .values()
                .forEach(schema ->
                        databases.createService(
                                ServiceSettings.DATABASE, schema, schema, secrets.of(schema)));
        return server;
    }

    private Keycloak keycloak(LocalServers servers, PostgreSql database) {
        Keycloak server = servers.keycloak(ports.of(Ports.KEYCLOAK), database);
        launcher.bring(server, ports.of(Ports.KEYCLOAK), database.build());
        return server;
    }

    private Kafka kafka(LocalServers servers) {
        Kafka server = servers.kafka(ports.of(Ports.KAFKA));
        launcher.bring(server, server.port(), LocalServers.build());
        return server;
    }

    private ObjectStore objectStore(LocalServers servers) {
        ObjectStore server =
                servers.objectStore(
                        ports.of(Ports.S3), ServiceSettings.S3_ACCESS_KEY, secrets.of("s3"));
        launcher.bring(server, ports.of(Ports.S3), LocalServers.build());
        return server;
    }

    private ProcessRecord service(String name, ServiceSettings settings) {
        ServiceProcess server =
                new ServiceProcess(project, name, ports.of(name), settings.of(name));
        return launcher.bring(
                server, ports.of(name), project.build(name) + settings.fingerprint(name));
    }

    private ProcessRecord gateway() {
        GatewayServer server = new GatewayServer(project, ports, certificate);
        return launcher.bring(
                server, ports.of(Ports.GATEWAY), project.build("gateway") + ports.all().hashCode());
    }
}
