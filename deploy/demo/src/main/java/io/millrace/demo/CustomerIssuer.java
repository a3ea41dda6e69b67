package io.millrace.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A customer's own issuer of tokens (RFC 7519), whose key server the local run or a {@link
 * KeyServer} plays.
 */
final class CustomerIssuer {

    static final String NAME = "https://identity.customer.example";
    static final String AUDIENCE = "millrace";

    private static final int LIFETIME_SECONDS = 600;

    private final String keyId = UUID.randomUUID().toString();
    private final KeyPair keys;

    CustomerIssuer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new DemoFailed("The customer's key cannot be made.", e);
        }
    }

    /** Has the key server tell our key (RFC 7517). */
    void publish(Path file) {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        var set = Gateway.JSON.createObjectNode();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", keyId)
                .put("n", number(key.getModulus()))
                .put("e", number(key.getPublicExponent()));
        try {
            Files.writeString(file, set.toString());
        } catch (IOException e) {
            throw new DemoFailed("The customer's keys cannot be written to " + file + ".", e);
        }
    }

    /** A token with every scope of bounces. */
    String token() {
        long now = Instant.now().getEpochSecond();
        var header = Gateway.JSON.createObjectNode().put("alg", "RS256").put("kid", keyId);
        var claims =
                Gateway.JSON
                        .createObjectNode()
                        .put("iss", NAME)
                        .put("aud", AUDIENCE)
                        .put("sub", "approver@customer.example")
                        .put(
                                "scope",
                                "mcs:oci:api:User mcs:oci:api:PrivilegedUser mcs:oci:api:Approver")
                        .put("iat", now)
                        .put("exp", now + LIFETIME_SECONDS);
        String signed = text(header.toString()) + "." + text(claims.toString());
        return signed + "." + signature(signed);
    }

    private String signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new DemoFailed("The customer's token cannot be signed.", e);
        }
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return base64(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static String text(String value) {
        return base64(value.getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
