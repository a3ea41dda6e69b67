package io.millrace.platform.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a collection.
 *
 * @param nextCursor where the next page begins, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /**
     * Cuts a page from rows that were read with {@link PageRequest#fetchSize()}.
     *
     * @param keyOf the sort key of a row, from which the next page goes on
     */
    public static <T> Page<T> of(
            List<T> rows, PageRequest request, Function<? super T, List<String>> keyOf) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = List.copyOf(rows.subList(0, request.limit()));
        return new Page<>(items, Cursor.encode(keyOf.apply(items.getLast())));
    }

    /** The same page of views. */
    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), nextCursor);
    }
}
