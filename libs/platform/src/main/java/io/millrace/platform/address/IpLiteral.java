package io.millrace.platform.address;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** An address written in figures: it needs no name service. */
public final class IpLiteral {

    private IpLiteral() {}

    public static boolean is(String host) {
        return !host.isEmpty()
                && (host.indexOf(':') >= 0
                        || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
    }

    /** An IPv4 address mapped into IPv6 comes out as the IPv4 address it is. */
    public static InetAddress parse(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + literal + "' is no address", e);
        }
    }
}
