package io.millrace.platform.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses belong to the open internet, by the IANA special-purpose registries. */
public final class PublicAddress {

    private static final List<Network> SPECIAL_IPV4 =
            networks(
                    "0.0.0.0/8", // this host
                    "10.0.0.0/8",
                    "100.64.0.0/10", // shared by carriers
                    "127.0.0.0/8",
                    "169.254.0.0/16", // link-local, metadata services
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4"); // reserved, broadcast

    private static final Network GLOBAL_IPV6 = Network.of("2000::/3");
    private static final List<Network> SPECIAL_IPV6 =
            networks(
                    "2001::/23", // Teredo, benchmarking, ORCHID
                    "2001:db8::/32",
                    "2002::/16", // 6to4 holds an IPv4 address
                    "3fff::/20");

    private PublicAddress() {}

    public static boolean is(InetAddress address) {
        if (address instanceof Inet4Address) {
            return SPECIAL_IPV4.stream().noneMatch(n -> n.contains(address));
        }
        return GLOBAL_IPV6.contains(address)
                && SPECIAL_IPV6.stream().noneMatch(n -> n.contains(address));
    }

    private static List<Network> networks(String... cidrs) {
        return Stream.of(cidrs).map(Network::of).toList();
    }
}
