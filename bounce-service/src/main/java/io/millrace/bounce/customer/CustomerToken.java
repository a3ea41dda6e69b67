package io.millrace.bounce.customer;

import io.millrace.bounce.keys.JwksIdentifier;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/** Checks a token: signature by one of the keys, issuer, audience, time. */
final class CustomerToken {

    /** Asymmetric ones alone: a public key must never serve as a shared secret. */
    private static final AlgorithmConstraints ALGORITHMS =
            new AlgorithmConstraints(
                    ConstraintType.PERMIT,
                    AlgorithmIdentifiers.RSA_USING_SHA256,
                    AlgorithmIdentifiers.RSA_USING_SHA384,
                    AlgorithmIdentifiers.RSA_USING_SHA512,
                    AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                    AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
                    AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
                    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                    AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
                    AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
                    AlgorithmIdentifiers.EDDSA);

    private static final int SKEW_SECONDS = 30;

    private CustomerToken() {}

    /** What it says; fails with {@link InvalidJwtException}. */
    static TokenClaims verify(
            String token, JwksIdentifier identifier, List<JsonWebKey> keys, Instant now)
            throws InvalidJwtException {
        var resolver = new JwksVerificationKeyResolver(keys);
        resolver.setDisambiguateWithVerifySignature(true);
        return TokenClaims.of(
                new JwtConsumerBuilder()
                        .setVerificationKeyResolver(resolver)
                        .setJwsAlgorithmConstraints(ALGORITHMS)
                        .setExpectedIssuer(identifier.issuer())
                        .setExpectedAudience(identifier.audience())
                        .setRequireExpirationTime()
                        .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                        .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                        .build()
                        .processToClaims(token));
    }
}
