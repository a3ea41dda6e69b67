package io.millrace.bounce.customer;

import io.millrace.bounce.refusal.BounceRefused;
import io.millrace.bounce.refusal.Reason;
import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Token and Identifier as a request brings them. */
record SentCredentials(UUID identifier, String token) {

    static final String IDENTIFIER = "Identifier";

    private static final Pattern BEARER =
            Pattern.compile("\\s*[Bb][Ee][Aa][Rr][Ee][Rr]\\s+([A-Za-z0-9._~+/=-]+)\\s*");
    private static final Pattern GUID =
            Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    static SentCredentials of(HttpServerRequest request) {
        String token = token(request.getHeader("Authorization"));
        return new SentCredentials(identifier(request.getHeader(IDENTIFIER)), token);
    }

    private static String token(@Nullable String header) {
        Matcher bearer = BEARER.matcher(header == null ? "" : header);
        if (!bearer.matches()) {
            throw new BounceRefused(Reason.INVALID_TOKEN, "Authorization holds no bearer token.");
        }
        return bearer.group(1);
    }

    private static UUID identifier(@Nullable String header) {
        if (header == null || !GUID.matcher(header.strip()).matches()) {
            throw new BounceRefused(
                    Reason.INVALID_IDENTIFIER, "Header Identifier is missing or no GUID.");
        }
        return UUID.fromString(header.strip());
    }
}
