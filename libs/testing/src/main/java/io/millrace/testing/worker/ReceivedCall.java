package io.millrace.testing.worker;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as the worker got it.
 *
 * @param query the text behind the question mark, or null
 * @param headers by lower-case name
 */
public record ReceivedCall(
        Instant at,
        String method,
        String path,
        @Nullable String query,
        Map<String, String> headers,
        String body) {

    /** The header's value, or null; case does not matter. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(java.util.Locale.ROOT));
    }
}
