package io.millrace.scheduler.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Says to which addresses a host's calls may go. The call then connects to an address from here and
 * never looks the name up again, so a name that changes in between gains nothing.
 */
@ApplicationScoped
class AddressGuard {

    private static final int LOOKUP_TIMEOUT_SECONDS = 5;
    private static final Duration KEPT_FOR = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final NameService names;
    private final List<Network> allowed;
    private final Cache<String, List<InetAddress>> checked =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT_FOR).build();

    @Inject
    AddressGuard(Vertx vertx, OutboundSettings settings) {
        this(vertx, settings, InetAddress::getAllByName);
    }

    AddressGuard(Vertx vertx, OutboundSettings settings, NameService names) {
        this.vertx = vertx;
        this.names = names;
        this.allowed =
                settings.allowedNetworks().orElse(List.of()).stream().map(Network::of).toList();
    }

    /** Fails with {@link CallRefused} or {@link UnknownHostFault}. */
    Future<List<InetAddress>> addressesOf(String host) {
        List<InetAddress> known = checked.getIfPresent(host);
        return known == null
                ? lookUp(host).map(addresses -> check(host, addresses))
                : Future.succeededFuture(known);
    }

    private Future<List<InetAddress>> lookUp(String host) {
        if (IpLiteral.is(host)) {
            return Future.succeededFuture(List.of(IpLiteral.parse(host)));
        }
        return vertx.executeBlocking(() -> resolve(host), false)
                .timeout(LOOKUP_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .recover(late -> Future.failedFuture(new UnknownHostFault(host)));
    }

    private List<InetAddress> resolve(String host) {
        try {
            return List.of(names.addressesOf(host));
        } catch (UnknownHostException e) {
            throw new UnknownHostFault(host);
        }
    }

    private List<InetAddress> check(String host, List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            if (!PublicAddress.is(address) && isNotAllowed(address)) {
                throw new CallRefused(
                        host + " has an address outside the networks that workers may be in");
            }
        }
        checked.put(host, addresses);
        return addresses;
    }

    private boolean isNotAllowed(InetAddress address) {
        return allowed.stream().noneMatch(network -> network.contains(address));
    }

    /** Looks a host name up; blocks. */
    interface NameService {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    /** No address for a name, now; it may have one later. */
    static final class UnknownHostFault extends RuntimeException {
        UnknownHostFault(String host) {
            super("no address for " + host, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
