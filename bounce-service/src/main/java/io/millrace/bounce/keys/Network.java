package io.millrace.bounce.keys;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A range of addresses. Netty's rule for one is no good for this: it takes any IPv6 address that
 * has all bits of the prefix set for one of the range.
 */
record Network(InetAddress base, int prefix) {

    /**
     * @param cidr such as 10.0.0.0/8
     */
    static Network of(String cidr) {
        String[] parts = cidr.split("/", 2);
        return new Network(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
    }

    boolean contains(InetAddress address) {
        byte[] wanted = base.getAddress();
        byte[] found = address.getAddress();
        int whole = prefix / Byte.SIZE;
        int rest = prefix % Byte.SIZE;
        return found.length == wanted.length
                && Arrays.equals(found, 0, whole, wanted, 0, whole)
                && (rest == 0
                        || ((found[whole] ^ wanted[whole]) & 0xff) >> (Byte.SIZE - rest) == 0);
    }
}
