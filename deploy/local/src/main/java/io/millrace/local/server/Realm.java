package io.millrace.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Keycloak is to hold: the realm's file, with a placeholder such as {@code ${USER_PASSWORD}}
 * wherever a secret belongs.
 */
public record Realm(String json) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");
    private static final int HASH_DIGITS = 16;

    public static Realm millrace() {
        try (InputStream file = Realm.class.getResourceAsStream("/realm/millrace-realm.json")) {
            byte[] json = Objects.requireNonNull(file, "realm file").readAllBytes();
            return new Realm(new String(json, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The names of the placeholders. */
    public SortedSet<String> secretNames() {
        SortedSet<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(json);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    String fingerprint() {
        return fingerprint(json.getBytes(StandardCharsets.UTF_8));
    }

    static String fingerprint(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
