package io.millrace.scheduler.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * Says to which addresses a host's calls may go. The call then connects to an address from here and
 * never looks the name up again, so a name that changes in between gains nothing.
 */
@ApplicationScoped
class AddressGuard {

    private static final Duration LOOKUP_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration KEPT_FOR = Duration.ofSeconds(5);

    private final NameService names;
    private final List<Network> allowed;
    private final Cache<String, List<InetAddress>> checked =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT_FOR).build();

    @Inject
    AddressGuard(OutboundSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    AddressGuard(OutboundSettings settings, NameService names) {
        this.names = names;
        this.allowed =
                settings.allowedNetworks().orElse(List.of()).stream().map(Network::of).toList();
    }

    /** Fails with {@link CallRefused} or {@link UnknownHostFault}. */
    Uni<List<InetAddress>> addressesOf(String host) {
        List<InetAddress> known = checked.getIfPresent(host);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return lookUp(host)
                .invoke(addresses -> check(host, addresses))
                .invoke(addresses -> checked.put(host, addresses));
    }

    private Uni<List<InetAddress>> lookUp(String host) {
        if (IpLiteral.is(host)) {
            return Uni.createFrom().item(() -> List.of(IpLiteral.parse(host)));
        }
        return Uni.createFrom()
                .item(() -> resolve(host))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(LOOKUP_TIMEOUT)
                .failWith(() -> new UnknownHostFault(host));
    }

    private List<InetAddress> resolve(String host) {
        try {
            return List.of(names.addressesOf(host));
        } catch (UnknownHostException e) {
            throw new UnknownHostFault(host);
        }
    }

    private void check(String host, List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            if (!PublicAddress.is(address) && isNotAllowed(address)) {
                throw new CallRefused(
                        host + " has an address outside the networks that workers may be in");
            }
        }
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
