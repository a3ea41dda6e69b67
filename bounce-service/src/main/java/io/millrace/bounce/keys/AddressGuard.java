package io.millrace.bounce.keys;

import io.millrace.platform.address.PublicAddress;
import io.millrace.platform.outage.BackingServerAway;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says to which addresses a fetch of keys may go. The fetch then connects to an address from here
 * and never looks the name up again, so a name that changes in between gains nothing.
 */
@ApplicationScoped
public class AddressGuard {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int LOOKUPS_AT_ONCE = 4;

    private final WorkerExecutor threads;
    private final NameService names;
    private final Set<String> allowed;

    @Inject
    AddressGuard(Vertx vertx, JwksSettings settings) {
        this(vertx, settings, InetAddress::getAllByName);
    }

    AddressGuard(Vertx vertx, JwksSettings settings, NameService names) {
        this.threads = vertx.createSharedWorkerExecutor("key-servers", LOOKUPS_AT_ONCE);
        this.names = names;
        this.allowed =
                settings.allowedHosts().orElse(List.of()).stream()
                        .map(host -> host.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Looks a name up; blocks. */
    interface NameService {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    /**
     * All addresses of the host. Fails with {@link KeysRefused} where one of them is not public,
     * with {@link BackingServerAway} where the name has none now.
     */
    public Uni<List<InetAddress>> addressesOf(URI uri) {
        String host = KeyAddress.host(uri);
        return threads.executeBlocking(() -> List.of(names.addressesOf(host)), false)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(failure -> new BackingServerAway("A customer's key server", failure))
                .invoke(addresses -> require(uri, addresses));
    }

    private void require(URI uri, List<InetAddress> addresses) {
        if (!isListed(uri) && !addresses.stream().allMatch(PublicAddress::is)) {
            throw new KeysRefused("jwksUri must not have a private, loopback or local address.");
        }
    }

    private boolean isListed(URI uri) {
        String host = KeyAddress.host(uri);
        return allowed.contains(host) || allowed.contains(host + ":" + KeyAddress.port(uri));
    }
}
