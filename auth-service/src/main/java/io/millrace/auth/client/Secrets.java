package io.millrace.auth.client;

import java.security.SecureRandom;
import java.util.Base64;

/** New secrets: 256 random bits in letters that need no encoding anywhere. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Secrets() {}

    static String random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
