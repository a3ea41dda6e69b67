package io.millrace.report.feed;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table of the store.
 *
 * @param type in SQL, such as {@code timestamptz}
 * @param value of a row; its text is what PostgreSQL reads as the type
 */
record Column<T>(String name, String type, Function<T, @Nullable Object> value) {

    static <T> Column<T> text(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, "text", value);
    }

    static <T> Column<T> moment(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, "timestamptz", value);
    }

    static <T> Column<T> count(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, "integer", value);
    }

    static <T> Column<T> number(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, "bigint", value);
    }

    /** The values of all rows. A text may hold the character NUL, which no database keeps. */
    @Nullable String[] textsOf(List<T> rows) {
        @Nullable String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Object found = value.apply(rows.get(i));
            texts[i] = found == null ? null : found.toString().replace("\0", "");
        }
        return texts;
    }
}
