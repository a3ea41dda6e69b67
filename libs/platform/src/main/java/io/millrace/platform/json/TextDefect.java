package io.millrace.platform.json;

import org.jspecify.annotations.Nullable;

/** Text that Java holds but a database or UTF-8 does not. */
public final class TextDefect {

    private static final int REPLACEMENT = 0xFFFD;

    private TextDefect() {}

    /** What is wrong with the text, or null. */
    public static @Nullable String in(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "text holds the character NUL";
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    return "text holds half of a surrogate pair";
                }
                i++;
            }
        }
        return null;
    }

    /** The text with {@code U+FFFD} in place of what is wrong. */
    static String mended(String text) {
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || isHalf(point) ? REPLACEMENT : point)
                .forEach(mended::appendCodePoint);
        return mended.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
