package io.millrace.bounce.keys;

import io.millrace.platform.outage.BackingServerAway;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Fetches keys from customers' servers: over https, from an address that was checked, following no
 * redirect, within a time and a size.
 */
@ApplicationScoped
class KeyServers {

    private static final int CONNECT_MILLIS = 3_000;

    private final HttpClient http;
    private final AddressGuard guard;
    private final Duration timeout;
    private final int longest;

    KeyServers(Vertx vertx, AddressGuard guard, JwksSettings settings) {
        this.guard = guard;
        this.timeout = settings.timeout();
        this.longest = settings.longestAnswer();
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setSsl(true)
                                .setVerifyHost(true)
                                .setTrustOptions(
                                        TrustedCertificates.with(
                                                settings.trustedCertificates().orElse(List.of())))
                                .setConnectTimeout(CONNECT_MILLIS)
                                .setKeepAlive(false)
                                .setDecompressionSupported(false));
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /**
     * The keys. Fails with {@link KeysRefused} where the customer must mend something, with {@link
     * BackingServerAway} where its server may answer later.
     */
    Uni<KeySet> fetch(URI uri) {
        return guard.addressesOf(uri)
                .chain(addresses -> firstOf(uri, addresses, 0))
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure(failure -> !(failure instanceof KeysRefused))
                .transform(KeyServers::away)
                .map(KeySet::read);
    }

    private static Throwable away(Throwable failure) {
        return failure instanceof BackingServerAway
                ? failure
                : new BackingServerAway("A customer's key server", failure);
    }

    private Uni<Buffer> firstOf(URI uri, List<InetAddress> addresses, int index) {
        var answer = from(uri, addresses.get(index));
        return index + 1 >= addresses.size()
                ? answer
                : answer.onFailure(failure -> !(failure instanceof KeysRefused))
                        .recoverWithUni(() -> firstOf(uri, addresses, index + 1));
    }

    private Uni<Buffer> from(URI uri, InetAddress address) {
        return Uni.createFrom()
                .emitter(emitter ->
                        new KeyFetch(emitter, longest).start(http, options(uri, address)));
    }

    private RequestOptions options(URI uri, InetAddress address) {
        int port = KeyAddress.port(uri);
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(KeyAddress.host(uri))
                .setPort(port)
                .setSsl(true)
                .setURI(KeyAddress.target(uri))
                .setTimeout(timeout.toMillis())
                .setFollowRedirects(false)
                .putHeader("Accept", "application/json, application/jwk-set+json");
    }
}
