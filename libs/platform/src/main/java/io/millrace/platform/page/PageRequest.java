package io.millrace.platform.page;

import io.millrace.platform.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which page is asked for.
 *
 * @param limit items at most
 * @param after sort key of the last item of the page before; empty for the first page
 */
public record PageRequest(int limit, List<String> after) {

    static final String LIMIT_RULE = "limit must be a number from 1 to 1000.";

    private static final int MAX_LIMIT = 1000;
    private static final int DEFAULT_LIMIT = 100;

    /**
     * From the query parameters; what is not understood is a 400.
     *
     * @param keyLength how many parts the collection's sort key has
     */
    public static PageRequest of(@Nullable String limit, @Nullable String cursor, int keyLength) {
        return new PageRequest(limitOf(limit), afterOf(cursor, keyLength));
    }

    /** Rows to read: one more than the page holds, to see whether there is a next one. */
    public int fetchSize() {
        return limit + 1;
    }

    private static int limitOf(@Nullable String limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (!limit.matches("[0-9]{1,4}")
                || Integer.parseInt(limit) < 1
                || Integer.parseInt(limit) > MAX_LIMIT) {
            throw ProblemException.badRequest(LIMIT_RULE);
        }
        return Integer.parseInt(limit);
    }

    private static List<String> afterOf(@Nullable String cursor, int keyLength) {
        if (cursor == null || cursor.isEmpty()) {
            return List.of();
        }
        List<String> key = Cursor.decode(cursor);
        if (key.size() != keyLength) {
            throw ProblemException.badRequest("cursor is not one of this collection.");
        }
        return key;
    }
}
