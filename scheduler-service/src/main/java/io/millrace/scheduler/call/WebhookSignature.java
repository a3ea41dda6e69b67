package io.millrace.scheduler.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Standard Webhooks 1.0, symmetric: {@code v1,} and the HMAC-SHA256 of id.timestamp.body. */
final class WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    static String of(String secret, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] key(String secret) {
        try {
            byte[] key = Base64.getDecoder().decode(withoutPrefix(secret));
            if (key.length > 0) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw notAKey();
        }
        throw notAKey();
    }

    private static String withoutPrefix(String secret) {
        if (!secret.startsWith(PREFIX)) {
            throw notAKey();
        }
        return secret.substring(PREFIX.length());
    }

    private static CallRefused notAKey() {
        return new CallRefused("the worker's secret is no signing key: whsec_ and base64");
    }
}
