package io.millrace.bounce.jwks;

import io.millrace.bounce.keys.JwksIdentifier;
import java.time.Instant;
import java.util.UUID;

/** An identifier as an administrator reads it. */
record JwksView(
        UUID identifier, String jwksUri, String issuer, String audience, Instant createdAt) {

    static JwksView of(JwksIdentifier identifier) {
        return new JwksView(
                identifier.identifier(),
                identifier.jwksUri().toString(),
                identifier.issuer(),
                identifier.audience(),
                identifier.createdAt());
    }
}
