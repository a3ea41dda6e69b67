package io.millrace.platform.address;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A range of addresses. Netty's rule for one is no good for this: it takes any IPv6 address that
 * has all bits of the prefix set for one of the range.
 */
public final class Network {

    private final byte[] base;
    private final int prefix;

    private Network(byte[] base, int prefix) {
        this.base = base;
        this.prefix = prefix;
    }

    /**
     * @param cidr such as 10.0.0.0/8, or one address
     */
    public static Network of(String cidr) {
        String[] parts = cidr.strip().split("/", 2);
        if (!IpLiteral.is(parts[0])) {
            throw new IllegalArgumentException("'" + cidr + "' is no network such as 10.0.0.0/8");
        }
        byte[] base = IpLiteral.parse(parts[0]).getAddress();
        int bits = base.length * 8;
        int prefix = parts.length < 2 ? bits : Integer.parseInt(parts[1]);
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("'" + cidr + "' has a prefix beyond " + bits);
        }
        return new Network(base, prefix);
    }

    public boolean contains(InetAddress inetAddress) {
        byte[] address = inetAddress.getAddress();
        if (address.length != base.length) {
            return false;
        }
        int whole = prefix / 8;
        int rest = prefix % 8;
        return Arrays.equals(address, 0, whole, base, 0, whole)
                && (rest == 0 || ((address[whole] ^ base[whole]) & 0xff) >> (8 - rest) == 0);
    }
}
