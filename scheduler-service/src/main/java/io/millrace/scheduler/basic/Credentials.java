package io.millrace.scheduler.basic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** User name and password in an Authorization header by RFC 7617. */
record Credentials(String user, String password) {

    private static final Pattern HEADER =
            Pattern.compile("basic +([A-Za-z0-9+/=]{1,8192}) *", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAIR = Pattern.compile("([^:\\p{Cc}]+):(\\P{Cc}+)");

    /** Empty where the header is absent or holds no such pair. */
    static Optional<Credentials> of(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .map(HEADER::matcher)
                .filter(Matcher::matches)
                .flatMap(header -> pairIn(header.group(1)));
    }

    private static Optional<Credentials> pairIn(String base64) {
        try {
            var pair = PAIR.matcher(new String(Base64.getDecoder().decode(base64), UTF_8));
            return pair.matches()
                    ? Optional.of(new Credentials(pair.group(1), pair.group(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
