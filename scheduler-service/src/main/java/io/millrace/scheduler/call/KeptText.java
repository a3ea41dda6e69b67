package io.millrace.scheduler.call;

/** Text of a worker as it may be kept: short, and free of what a text column refuses. */
public final class KeptText {

    static final int LIMIT_BYTES = 4096;

    private KeptText() {}

    /** At most 4 KiB of UTF-8, cut between characters; control characters become U+FFFD. */
    public static String of(String text) {
        return cut(safe(text));
    }

    private static String cut(String text) {
        if (text.length() <= LIMIT_BYTES / 3) {
            return text;
        }
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            bytes += bytesOf(codePoint);
            if (bytes > LIMIT_BYTES) {
                return text.substring(0, i);
            }
            i += Character.charCount(codePoint);
        }
        return text;
    }

    private static int bytesOf(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    private static String safe(String text) {
        if (isPlain(text)) {
            return text;
        }
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(isUnsafe(c) ? '\ufffd' : c));
        return safe.toString();
    }

    /** A loop of its own, because nearly every answer passes here and is plain. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7e || isUnsafe(c)) {
                return false;
            }
        }
        return true;
    }

    static boolean isUnsafe(int codePoint) {
        boolean surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
        boolean control = codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0);
        boolean blank = codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
        return surrogate || (control && !blank);
    }
}
