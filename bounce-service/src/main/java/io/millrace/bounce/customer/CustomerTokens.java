package io.millrace.bounce.customer;

import io.millrace.bounce.keys.CustomerKeys;
import io.millrace.bounce.keys.JwksIdentifier;
import io.millrace.bounce.keys.KeySet;
import io.millrace.bounce.keys.KeysRefused;
import io.millrace.bounce.refusal.BounceRefused;
import io.millrace.bounce.refusal.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;

/** Verifies customers' tokens; a token that does not fit the keys known has them fetched anew. */
@ApplicationScoped
class CustomerTokens {

    private final CustomerKeys keys;
    private final Clock clock;

    CustomerTokens(CustomerKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Fails with {@link BounceRefused}, or as an outage where the keys cannot be had just now. */
    Uni<TokenClaims> verify(String token, JwksIdentifier identifier) {
        return keys.of(identifier)
                .chain(known -> verify(token, identifier, known))
                .onFailure(KeysRefused.class)
                .transform(refused -> new BounceRefused(Reason.INVALID_TOKEN, refused.sentence()));
    }

    private Uni<TokenClaims> verify(String token, JwksIdentifier identifier, KeySet known) {
        return attempt(token, identifier, known)
                .onFailure(CustomerTokens::isOfOtherKeys)
                .recoverWithUni(misfit ->
                        keys.insteadOf(known, identifier)
                                .chain(fresh -> again(token, identifier, known, fresh, misfit)))
                .onFailure(InvalidJwtException.class)
                .transform(CustomerTokens::refusal);
    }

    private Uni<TokenClaims> again(
            String token, JwksIdentifier identifier, KeySet known, KeySet fresh, Throwable misfit) {
        return fresh == known
                ? Uni.createFrom().failure(misfit)
                : attempt(token, identifier, fresh);
    }

    private Uni<TokenClaims> attempt(String token, JwksIdentifier identifier, KeySet known) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        var now = clock.instant();
                        return CustomerToken.verify(token, identifier, known.usableAt(now), now);
                    } catch (InvalidJwtException invalid) {
                        throw new Unverified(invalid);
                    }
                })
                .onFailure(Unverified.class)
                .transform(Throwable::getCause);
    }

    /** Carries a checked exception through a chain. */
    private static final class Unverified extends RuntimeException {
        Unverified(InvalidJwtException cause) {
            super(null, cause, false, false);
        }
    }

    private static boolean isOfOtherKeys(Throwable failure) {
        return failure instanceof InvalidJwtException invalid
                && (invalid.getCause() instanceof UnresolvableKeyException
                        || invalid.hasErrorCode(ErrorCodes.SIGNATURE_INVALID));
    }

    private static BounceRefused refusal(Throwable failure) {
        InvalidJwtException invalid = (InvalidJwtException) failure;
        String sentence = "The token is not valid.";
        if (invalid.hasErrorCode(ErrorCodes.EXPIRED)) {
            sentence = "The token has expired.";
        } else if (invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID)
                || invalid.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            sentence = "The token is not of the issuer that the Identifier names.";
        } else if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
                || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            sentence = "The token is not meant for the audience that the Identifier names.";
        }
        return new BounceRefused(Reason.INVALID_TOKEN, sentence);
    }
}
