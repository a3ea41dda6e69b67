package io.millrace.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.cache.UserCache;
import io.millrace.local.process.Server;
import io.millrace.local.process.ServerProcess;
import io.millrace.local.process.Starter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServersIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int AT_ONCE = 20;

    @TempDir Path folder;

    @Test
    void keycloakAnswersWithTheRealmOfTheFile() throws Exception {
        LocalServers servers = servers();
        PostgreSql postgreSql = servers.postgreSqlWithRealm(FreePort.any());
        try (ServerProcess database = started(postgreSql)) {
            Keycloak keycloak = servers.keycloak(FreePort.any(), postgreSql);
            try (ServerProcess running = started(keycloak)) {
                assertThat(token(keycloak)).contains("access_token");
                assertThat(database.handle().isAlive()).isTrue();
                assertThat(running.handle().info().command().orElseThrow()).endsWith("java");
            }
        }
    }

    @Test
    void keycloakUsesNoConnectionOfAPostgreSqlThatIsGone() throws Exception {
        LocalServers servers = servers();
        PostgreSql postgreSql = servers.postgreSqlWithRealm(FreePort.any());
        ServerProcess first = started(postgreSql);
        Keycloak keycloak = servers.keycloak(FreePort.any(), postgreSql);
        try (ServerProcess running = started(keycloak)) {
            assertThat(tokensAtOnce(keycloak)).allMatch(answer -> answer.contains("access_token"));
            first.kill();

            try (ServerProcess _ = started(postgreSql)) {
                for (int i = 0; i < 2 * AT_ONCE; i++) {
                    assertThat(token(keycloak)).contains("access_token");
                }
                assertThat(running.handle().isAlive()).isTrue();
            }
        }
    }

    /** Enough to fill the pool with connections. */
    private static List<String> tokensAtOnce(Keycloak keycloak) throws Exception {
        Callable<String> caller = () -> token(keycloak);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            return callers.invokeAll(Collections.nCopies(AT_ONCE, caller)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    @Test
    void postgreSqlKeepsItsDataWhenItIsKilled() throws Exception {
        PostgreSql postgreSql = servers().postgreSql(FreePort.any());
        Databases databases = new Databases(postgreSql::asSuperuser);
        ServerProcess first = started(postgreSql);
        databases.createService("millrace", "scheduler", "scheduler", "a-b_1");
        first.kill();

        try (ServerProcess second = started(postgreSql);
                Connection connection = postgreSql.asSuperuser("millrace");
                ResultSet schemas = connection.getMetaData().getSchemas(null, "scheduler")) {
            assertThat(second.handle().isAlive()).isTrue();
            assertThat(schemas.next()).isTrue();
        }
    }

    @Test
    void kafkaAndTheObjectStoreAnswer() {
        LocalServers servers = servers();
        Kafka kafka = servers.kafka(FreePort.any());
        ObjectStore store = servers.objectStore(FreePort.any(), "access", "secret");
        try (ServerProcess broker = started(kafka);
                ServerProcess objects = started(store)) {
            assertThat(broker.handle().isAlive()).isTrue();
            assertThat(objects.handle().isAlive()).isTrue();
        }
        assertThat(kafka.isReady()).isFalse();
        assertThat(store.isReady()).isFalse();
    }

    private LocalServers servers() {
        return new LocalServers(folder, UserCache.ofCurrentUser(), false);
    }

    private static ServerProcess started(Server server) {
        return Starter.LEASHED
                .start(server.name(), server.launch())
                .awaitReady(server::isReady, LIMIT);
    }

    private static String token(Keycloak keycloak) throws Exception {
        String client = "meridian-scheduler";
        String secret = keycloak.secrets().value("MILLRACE_REALM_MERIDIAN_CLIENT_SECRET");
        byte[] basic = (client + ":" + secret).getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        keycloak.url()
                                                + "/realms/millrace/protocol/openid-connect/token"))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(basic))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
