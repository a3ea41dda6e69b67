package io.millrace.bounce.keys;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * Where a customer's keys are, and what its tokens must say.
 *
 * @param identifier names it in the Identifier header
 * @param issuer the tokens' iss
 * @param audience one of the tokens' aud
 */
public record JwksIdentifier(
        String tenant,
        String supportIdentifier,
        UUID identifier,
        URI jwksUri,
        String issuer,
        String audience,
        Instant createdAt) {}
