package io.millrace.scheduler.call;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** An address written in figures: it needs no name service. */
final class IpLiteral {

    private IpLiteral() {}

    static boolean is(String host) {
        return !host.isEmpty()
                && (host.indexOf(':') >= 0
                        || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
    }

    /** An IPv4 address mapped into IPv6 comes out as the IPv4 address it is. */
    static InetAddress parse(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + literal + "' is no address", e);
        }
    }
}
