package io.millrace.scheduler.call;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The caller under test with all it needs, on 2026-01-31 at noon. */
final class Calling implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    // one event loop, so that one pool of connections
    final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    final Map<String, String> secrets = new HashMap<>();
    final HttpWorkerCall calls;
    private final HttpClients clients;

    Calling() {
        this(InetAddress::getAllByName, "127.0.0.0/8");
    }

    Calling(AddressGuard.NameService names, String... allowedNetworks) {
        var settings = settings(allowedNetworks);
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        clients = new HttpClients(vertx, settings);
        var requests =
                new Requests(
                        new SecretReader(this::secret),
                        new Authentication(clock),
                        Optional.of("https://millrace.example/ws/rest/service/v2/oic/job"));
        calls =
                new HttpWorkerCall(
                        requests,
                        new AddressGuard(vertx, settings, names),
                        clients,
                        new Verdict(clock));
    }

    /** Called on the one event loop, as the engine does: the last answer is then wholly done. */
    CallOutcome outcomeOf(ACall call) {
        var outcome = new CompletableFuture<CallOutcome>();
        vertx.runOnContext(now ->
                calls.call(call.build())
                        .subscribe()
                        .with(outcome::complete, outcome::completeExceptionally));
        return outcome.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        clients.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Uni<String> secret(String tenant, String name) {
        String value = secrets.get(tenant + "/" + name);
        return value == null
                ? Uni.createFrom().failure(new IllegalStateException("no such file"))
                : Uni.createFrom().item(value);
    }

    static OutboundSettings settings(String... allowedNetworks) {
        return new OutboundSettings() {
            @Override
            public Optional<List<String>> allowedNetworks() {
                return Optional.of(List.of(allowedNetworks));
            }

            @Override
            public Duration connectTimeout() {
                return Duration.ofSeconds(2);
            }

            @Override
            public Duration idleTimeout() {
                return Duration.ofSeconds(4);
            }

            @Override
            public int connections() {
                return 64;
            }
        };
    }
}
