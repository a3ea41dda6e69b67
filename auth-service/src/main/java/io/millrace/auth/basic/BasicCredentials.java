package io.millrace.auth.basic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Name and secret in an Authorization header by RFC 7617. */
public record BasicCredentials(String name, String secret) {

    /** Value of {@code WWW-Authenticate} that asks for them. */
    public static final String CHALLENGE = "Basic realm=\"millrace\", charset=\"UTF-8\"";

    private static final Pattern HEADER =
            Pattern.compile("basic +([A-Za-z0-9+/=]+) *", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAIR = Pattern.compile("([^:\\p{Cc}]+):(\\P{Cc}+)");

    /** The credentials as sent; empty where the header is absent or no such pair. */
    public static Optional<BasicCredentials> of(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .map(HEADER::matcher)
                .filter(Matcher::matches)
                .flatMap(header -> pairIn(header.group(1)));
    }

    /**
     * The credentials of an OAuth client. RFC 6749, section 2.3.1, has both form-encoded before
     * Base64; most callers do not do it, so that what is not so encoded is taken as it stands.
     */
    public static Optional<BasicCredentials> ofClient(@Nullable String authorization) {
        return of(authorization)
                .map(sent -> new BasicCredentials(decode(sent.name), decode(sent.secret)));
    }

    private static Optional<BasicCredentials> pairIn(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return Optional.of(PAIR.matcher(new String(bytes, UTF_8)))
                    .filter(Matcher::matches)
                    .map(pair -> new BasicCredentials(pair.group(1), pair.group(2)));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static String decode(String text) {
        try {
            String decoded = URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
            return decoded.chars().anyMatch(Character::isISOControl) ? text : decoded;
        } catch (IllegalArgumentException asItStands) {
            return text;
        }
    }

    @Override
    public String toString() {
        return "BasicCredentials[" + name + "]";
    }
}
