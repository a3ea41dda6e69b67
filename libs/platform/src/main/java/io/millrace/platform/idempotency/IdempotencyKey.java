package io.millrace.platform.idempotency;

import io.millrace.platform.problem.ProblemException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key of a request, and what the request was.
 *
 * @param owner the user who sent it
 * @param key as the caller chose it; one key space per user
 * @param fingerprint SHA-256 in hexadecimal over method, path and body
 */
public record IdempotencyKey(String tenant, String owner, String key, String fingerprint) {

    /** Name of the request header. */
    public static final String HEADER = "Idempotency-Key";

    static final String RULE = HEADER + " must be 1 to 255 visible ASCII characters.";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"");

    /**
     * The key of a request, empty where the header is absent. A bad header is a 400.
     *
     * @param owner the user who sends the request
     * @param header value as sent, with or without quotes
     * @param operation method and path, which a key must not change
     */
    public static Optional<IdempotencyKey> of(
            String tenant, String owner, @Nullable String header, String operation, byte[] body) {
        if (header == null) {
            return Optional.empty();
        }
        String key = QUOTED.matcher(header.strip()).replaceFirst("$1");
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.badRequest(RULE);
        }
        return Optional.of(new IdempotencyKey(tenant, owner, key, Fingerprint.of(operation, body)));
    }
}
