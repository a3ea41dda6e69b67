package io.millrace.testing.servers;

import io.millrace.local.server.Artifacts;
import io.millrace.local.server.FreePort;
import io.millrace.local.server.Keycloak;
import io.millrace.local.server.KeycloakProviders;
import io.millrace.local.server.ObjectStore;
import io.millrace.local.server.Realm;
import io.millrace.local.server.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * Containers that Testcontainers starts and removes. Each has a port of its own choice, so that it
 * keeps it when it is killed and started again.
 */
final class ContainerServers implements ServerSource {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int POSTGRESQL_PORT = 5432;
    private static final int KEYCLOAK_PORT = 8080;
    private static final int S3_PORT = 80;
    private static final String S3_ADDITIONS = "/opt/s3proxy/millrace";
    private static final String S3_SETTINGS = "/opt/s3proxy/millrace.conf";

    private final Map<Backing, GenericContainer<?>> containers = new ConcurrentHashMap<>();

    @Override
    public Coordinates start(Backing backing) {
        return switch (backing) {
            case POSTGRESQL -> postgreSql();
            case KAFKA -> kafka();
            case KEYCLOAK -> keycloak();
            case S3 -> objectStore();
        };
    }

    @Override
    public void interrupt(Backing backing) {
        GenericContainer<?> container = Objects.requireNonNull(containers.get(backing));
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void resume(Backing backing) {
        GenericContainer<?> container = Objects.requireNonNull(containers.get(backing));
        container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
        answering(backing).withStartupTimeout(LIMIT).waitUntilReady(container);
    }

    private static WaitStrategy answering(Backing backing) {
        return backing == Backing.KEYCLOAK
                ? Wait.forHttp("/realms/millrace")
                : Wait.forListeningPort();
    }

    private <C extends GenericContainer<?>> C started(Backing backing, C container) {
        containers.put(backing, container);
        container.setPortBindings(
                container.getExposedPorts().stream()
                        .map(port -> FreePort.any() + ":" + port)
                        .toList());
        container.withStartupTimeout(LIMIT);
        container.start();
        return container;
    }

    private static GenericContainer<?> container(String image, int port) {
        return new GenericContainer<>(DockerImageName.parse(image)).withExposedPorts(port);
    }

    private Coordinates postgreSql() {
        String password = Secrets.generated();
        GenericContainer<?> container =
                container("docker.io/library/postgres:18", POSTGRESQL_PORT)
                        .withEnv("POSTGRES_PASSWORD", password)
                        .waitingFor(Wait.forLogMessage(".*ready to accept connections.*", 2));
        started(Backing.POSTGRESQL, container);
        return new Coordinates(
                Map.of(
                        Coordinates.POSTGRESQL_HOST,
                        container.getHost(),
                        Coordinates.POSTGRESQL_PORT,
                        port(container, POSTGRESQL_PORT),
                        Coordinates.POSTGRESQL_USERNAME,
                        "postgres",
                        Coordinates.POSTGRESQL_PASSWORD,
                        password));
    }

    private Coordinates kafka() {
        DockerImageName image =
                DockerImageName.parse("docker.io/apache/kafka:4.3.1")
                        .asCompatibleSubstituteFor("apache/kafka");
        KafkaContainer container = started(Backing.KAFKA, new KafkaContainer(image));
        return new Coordinates(Map.of(Coordinates.KAFKA, container.getBootstrapServers()));
    }

    private Coordinates keycloak() {
        Realm realm = Realm.millrace();
        Secrets secrets = Secrets.generated(realm.secretNames());
        GenericContainer<?> container =
                container("quay.io/keycloak/keycloak:26.7.3", KEYCLOAK_PORT)
                        .withCommand("start-dev", "--import-realm", Keycloak.CONCURRENT_SIGN_INS)
                        .withEnv(secrets.all())
                        .withCopyToContainer(
                                Transferable.of(realm.json()),
                                "/opt/keycloak/data/import/millrace-realm.json")
                        .withCopyToContainer(
                                Transferable.of(KeycloakProviders.millrace().jar()),
                                "/opt/keycloak/providers/millrace-keycloak.jar")
                        .waitingFor(answering(Backing.KEYCLOAK));
        started(Backing.KEYCLOAK, container);
        Map<String, String> values = new TreeMap<>();
        values.put(Coordinates.KEYCLOAK_URL, url(container, KEYCLOAK_PORT));
        secrets.all().forEach((n, value) -> values.put(Coordinates.REALM_SECRET + n, value));
        return new Coordinates(values);
    }

    private Coordinates objectStore() {
        String secretKey = Secrets.generated();
        String settings =
                ObjectStore.settings(
                        "http://0.0.0.0:" + S3_PORT, "millrace", secretKey, Path.of("/tmp"));
        GenericContainer<?> container =
                container("docker.io/andrewgaul/s3proxy:s3proxy-4.1.0", S3_PORT)
                        .withCopyFileToContainer(
                                MountableFile.forHostPath(Artifacts.additions()), S3_ADDITIONS)
                        .withCopyToContainer(Transferable.of(settings), S3_SETTINGS)
                        .withCreateContainerCmdModifier(create -> create.withEntrypoint("java"))
                        .withCommand(
                                "-cp",
                                S3_ADDITIONS + ":/opt/s3proxy/s3proxy",
                                ObjectStore.PROGRAM,
                                S3_SETTINGS);
        started(Backing.S3, container);
        return new Coordinates(
                Map.of(
                        Coordinates.S3_ENDPOINT,
                        url(container, S3_PORT),
                        Coordinates.S3_ACCESS_KEY,
                        "millrace",
                        Coordinates.S3_SECRET_KEY,
                        secretKey));
    }

    private static String url(GenericContainer<?> container, int port) {
        return "http://" + container.getHost() + ":" + port(container, port);
    }

    private static String port(GenericContainer<?> container, int port) {
        return Integer.toString(container.getMappedPort(port));
    }
}
