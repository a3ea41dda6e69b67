package io.millrace.local.server;

import io.millrace.local.cache.Archive;
import io.millrace.local.cache.FileTree;
import io.millrace.local.cache.UserCache;
import io.millrace.local.process.Launch;
import io.millrace.local.process.Starter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Keycloak, unpacked and built for PostgreSQL. Each server has a home of its own that refers to it,
 * and is started without kc.sh, so that the process we know is the server.
 */
final class KeycloakDistribution {
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);
    private static final String SETTINGS =
            """
            db=postgres
            cache=local
            health-enabled=true
            http-management-health-enabled=false
            """;

    private final Path folder;

    private KeycloakDistribution(Path folder) {
        this.folder = folder;
    }

    static KeycloakDistribution in(UserCache cache, KeycloakProviders providers) {
        String name = "keycloak-" + Artifacts.version("keycloak") + "-" + providers.fingerprint();
        return new KeycloakDistribution(cache.entry(name, empty -> prepare(empty, providers)));
    }

    private static void prepare(Path empty, KeycloakProviders providers) throws IOException {
        Archive.unzipBelowTop(Artifacts.file("keycloak"), empty);
        Files.writeString(empty.resolve("conf").resolve("keycloak.conf"), SETTINGS);
        providers.writeInto(empty.resolve("providers"));
        Launch build = launch(empty, empty, Map.of(), List.of("build"));
        Starter.LEASHED.start("keycloak-build", build).awaitEnd(BUILD_LIMIT);
    }

    /** A command of Keycloak in a home that is given what it lacks. */
    Launch launch(Path home, Map<String, String> environment, List<String> arguments)
            throws IOException {
        for (String shared : List.of("lib", "providers", "themes")) {
            Path link = home.resolve(shared);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, folder.resolve(shared));
        }
        FileTree.remove(home.resolve("conf"));
        FileTree.copy(folder.resolve("conf"), home.resolve("conf"));
        writeConnectionSettings(home.resolve("conf").resolve("quarkus.properties"));
        Files.createDirectories(home.resolve("data"));
        return launch(folder, home, environment, arguments);
    }

    /** The same as in the image. */
    private static void writeConnectionSettings(Path file) throws IOException {
        try (InputStream settings =
                KeycloakDistribution.class.getResourceAsStream("/conf/quarkus.properties")) {
            Files.copy(Objects.requireNonNull(settings, "settings file"), file);
        }
    }

    private static Launch launch(
            Path distribution, Path home, Map<String, String> environment, List<String> arguments) {
        List<String> command =
                Stream.of(List.of(Java.executable()), options(distribution, home), arguments)
                        .flatMap(List::stream)
                        .toList();
        return new Launch(command, environment, home, home.resolve("keycloak.log"), "TERM");
    }

    private static List<String> options(Path distribution, Path home) {
        return List.of(
                "-Xms64m",
                "-Xmx256m",
                "-XX:MetaspaceSize=96M",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-cp",
                distribution.resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    }
}
