package io.millrace.bounce.keys;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** A customer's public keys, as its server told them. */
public final class KeySet {

    private static final String EXPIRES = "exp";

    private final List<JsonWebKey> keys;
    private final String text;

    private KeySet(List<JsonWebKey> keys, String text) {
        this.keys = keys;
        this.text = text;
    }

    /** Fails with {@link KeysRefused}. Keys that are not public ones are left out. */
    static KeySet read(Buffer json) {
        String text = json.toString(StandardCharsets.UTF_8);
        try {
            List<JsonWebKey> keys =
                    new JsonWebKeySet(text)
                            .getJsonWebKeys().stream()
                                    .filter(PublicJsonWebKey.class::isInstance)
                                    .toList();
            return new KeySet(keys, text);
        } catch (JoseException | RuntimeException malformed) {
            throw new KeysRefused("What the customer's key server tells is no set of keys.");
        }
    }

    /** Those that may be used now: not past their own end, nor past their certificate's. */
    public List<JsonWebKey> usableAt(Instant now) {
        return keys.stream().filter(key -> isUsable((PublicJsonWebKey) key, now)).toList();
    }

    boolean isSameAs(KeySet other) {
        return text.equals(other.text);
    }

    private static boolean isUsable(PublicJsonWebKey key, Instant now) {
        Number end = key.getOtherParameterValue(EXPIRES, Number.class);
        if (end != null && now.getEpochSecond() >= end.longValue()) {
            return false;
        }
        X509Certificate certificate = key.getLeafCertificate();
        return certificate == null || certificate.getNotAfter().toInstant().isAfter(now);
    }
}
