package io.millrace.file.multipart;

import io.millrace.file.refusal.FileRefused;
import io.millrace.file.refusal.RefusalCode;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Parts whose URLs are asked for, both ends included. */
record PartRange(int from, int to) {

    private static final int MOST = 1000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    static PartRange of(@Nullable String from, @Nullable String to, int parts) {
        int first = number("from", from, 1);
        int last = number("to", to, Math.min(parts, first + MOST - 1));
        if (first < 1 || last < first || last > parts || last - first >= MOST) {
            throw refused(
                    "from and to must be numbers of parts, from 1 to "
                            + parts
                            + ", and at most 1000 at once.");
        }
        return new PartRange(first, last);
    }

    IntStream numbers() {
        return IntStream.rangeClosed(from, to);
    }

    private static int number(String name, @Nullable String text, int fallback) {
        if (text == null || text.isBlank()) {
            return fallback;
        }
        if (!NUMBER.matcher(text.strip()).matches()) {
            throw refused(name + " must be the number of a part.");
        }
        return Integer.parseInt(text.strip());
    }

    private static FileRefused refused(String message) {
        return new FileRefused(RefusalCode.BAD_REQUEST, message);
    }
}
