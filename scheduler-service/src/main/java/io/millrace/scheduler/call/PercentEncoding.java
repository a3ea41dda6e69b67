package io.millrace.scheduler.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.BitSet;
import java.util.HexFormat;

/** RFC 3986. */
final class PercentEncoding {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final BitSet UNRESERVED = setOf("-._~");
    private static final BitSet PATH = setOf("-._~!$&'()*+,;=:@/?%");

    private PercentEncoding() {}

    /** For a value: nothing in it can end a segment or begin a query. */
    static String value(String text) {
        return encode(text, UNRESERVED);
    }

    /** For the written part of a path: what is encoded already stays as it is. */
    static String path(String text) {
        return encode(text, PATH);
    }

    private static String encode(String text, BitSet kept) {
        if (text.chars().allMatch(kept::get)) {
            return text;
        }
        var encoded = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(UTF_8)) {
            append(encoded, octet & 0xff, kept);
        }
        return encoded.toString();
    }

    private static void append(StringBuilder encoded, int octet, BitSet kept) {
        if (kept.get(octet)) {
            encoded.append((char) octet);
        } else {
            HEX.toHexDigits(encoded.append('%'), (byte) octet);
        }
    }

    private static BitSet setOf(String marks) {
        var set = new BitSet(128);
        set.set('0', '9' + 1);
        set.set('A', 'Z' + 1);
        set.set('a', 'z' + 1);
        marks.chars().forEach(set::set);
        return set;
    }
}
