package io.millrace.auth.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.platform.idempotency.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Names of new clients. The same Idempotency-Key gives the same name, so that Keycloak itself,
 * which knows a name only once, holds a repeated request off.
 */
@ApplicationScoped
class ClientIds {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 10;

    private final SecretKeySpec secret;

    ClientIds(@ConfigProperty(name = "millrace.service.client-secret") String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    }

    /** What the names of all clients of the tenant begin with. */
    static String prefixOf(String tenant) {
        return tenant + "-";
    }

    String random(String tenant) {
        return prefixOf(tenant) + digest(UUID.randomUUID().toString());
    }

    /**
     * @param generation how many clients were made with the key before, each over 24 h ago or by
     *     another user
     */
    String of(IdempotencyKey key, int generation) {
        return prefixOf(key.tenant()) + digest(key.tenant() + "\n" + key.key() + "\n" + generation);
    }

    private String digest(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] digest = mac.doFinal(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
