package io.millrace.scheduler.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.millrace.platform.address.IpLiteral;
import io.millrace.platform.address.Network;
import io.millrace.platform.address.PublicAddress;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Says to which addresses a host's calls may go. The call then connects to an address from here and
 * never looks the name up again, so a name that changes in between gains nothing.
 */
@ApplicationScoped
class AddressGuard {

    private static final int LOOKUP_TIMEOUT_SECONDS = 5;
    private static final Duration KEPT_FOR = Duration.ofSeconds(5);

    /** Threads of their own, so that a name service that is slow holds up nothing else. */
    private static final int LOOKUPS_AT_ONCE = 16;

    private final WorkerExecutor threads;
    private final NameService names;
    private final List<Network> allowed;
    private final ConcurrentHashMap<String, Future<List<InetAddress>>> underWay =
            new ConcurrentHashMap<>();
    private final Cache<String, List<InetAddress>> checked =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT_FOR).build();

    @Inject
    AddressGuard(Vertx vertx, OutboundSettings settings) {
        this(vertx, settings, InetAddress::getAllByName);
    }

    AddressGuard(Vertx vertx, OutboundSettings settings, NameService names) {
        this.threads = vertx.createSharedWorkerExecutor("host-names", LOOKUPS_AT_ONCE);
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
        return ask(host)
                .timeout(LOOKUP_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .recover(late -> Future.failedFuture(new UnknownHostFault(host)));
    }

    /** One look-up for all that ask for the name meanwhile. */
    private Future<List<InetAddress>> ask(String host) {
        Promise<List<InetAddress>> asked = Promise.promise();
        Future<List<InetAddress>> before = underWay.putIfAbsent(host, asked.future());
        if (before != null) {
            return before;
        }
        threads.executeBlocking(() -> resolve(host), false)
                .onComplete(answer -> {
                    underWay.remove(host);
                    asked.handle(answer);
                });
        return asked.future();
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
