package io.millrace.platform.token;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token says whose signature, issuer, audience and time are right.
 *
 * @param tenant null for the platform's own services
 * @param user null where a client speaks for itself
 * @param client OAuth client that got the token
 * @param functions realm roles of the user, or of the client itself
 */
public record VerifiedToken(
        @Nullable String tenant,
        @Nullable String user,
        String client,
        Set<String> functions,
        Set<String> scopes,
        Instant expiresAt) {}
