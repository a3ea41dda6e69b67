package io.millrace.platform.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a token, so that none is kept in memory longer than its request. */
record TokenHash(long first, long second, long third, long fourth) {

    static TokenHash of(String token) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(token.getBytes(StandardCharsets.UTF_8)));
        return new TokenHash(
                digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
