package io.millrace.callback.record;

/** Texts that are kept no longer than they may be; never half of a character. */
final class Cut {

    private static final int PLAIN = 0x20;
    private static final int ESCAPED = 6;

    private Cut() {}

    static String to(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, whole(text, longest));
    }

    /** So that it takes no more bytes than this when it is written into JSON. */
    static String toJsonBytes(String text, int bytes) {
        if (text.length() <= bytes / ESCAPED) {
            return text;
        }
        int left = bytes;
        for (int at = 0; at < text.length(); at++) {
            left -= bytesOf(text.charAt(at));
            if (left < 0) {
                return text.substring(0, whole(text, at));
            }
        }
        return text;
    }

    /** A pair of surrogates takes four bytes, two for each half. */
    private static int bytesOf(char c) {
        if (c < PLAIN) {
            return ESCAPED;
        }
        if (c == '"' || c == '\\' || Character.isSurrogate(c)) {
            return 2;
        }
        return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }

    private static int whole(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
