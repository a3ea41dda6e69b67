package io.millrace.auth.token;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the field scope asks for. {@code urn:opc:idm:__myscopes__} stands for all scopes of the
 * caller, which is what every token carries.
 *
 * @param offline whether a refresh token is wanted
 * @param lifetimeSeconds of the access token
 */
record AskedScope(boolean offline, int lifetimeSeconds) {

    static final int DEFAULT_LIFETIME_SECONDS = 3_600;
    static final int LONGEST_LIFETIME_SECONDS = 31_536_000;

    private static final AskedScope NOTHING = new AskedScope(false, DEFAULT_LIFETIME_SECONDS);
    private static final String ALL_SCOPES = "urn:opc:idm:__myscopes__";
    private static final String OFFLINE = "offline_access";
    private static final Pattern EXPIRY = Pattern.compile("urn:opc:resource:expiry=(.*)");
    private static final Pattern SECONDS = Pattern.compile("0*([1-9][0-9]{0,7})");

    /** A plus that was itself encoded joins scopes like the blank it was meant to be. */
    static AskedScope of(@Nullable String scope) {
        AskedScope asked = NOTHING;
        if (scope != null) {
            for (String word : scope.split("[ +]", -1)) {
                asked = asked.with(word);
            }
        }
        return asked;
    }

    private AskedScope with(String word) {
        Matcher expiry = EXPIRY.matcher(word);
        if (expiry.matches()) {
            return new AskedScope(offline, secondsOf(expiry.group(1)));
        }
        return switch (word) {
            case "", ALL_SCOPES -> this;
            case OFFLINE -> new AskedScope(true, lifetimeSeconds);
            default -> throw invalid("The scope holds an unknown word.");
        };
    }

    private static int secondsOf(String text) {
        Matcher digits = SECONDS.matcher(text);
        if (!digits.matches() || Integer.parseInt(digits.group(1)) > LONGEST_LIFETIME_SECONDS) {
            throw invalid(
                    "The expiry must be a number of seconds from 1 to "
                            + LONGEST_LIFETIME_SECONDS
                            + ".");
        }
        return Integer.parseInt(digits.group(1));
    }

    private static TokenRefused invalid(String description) {
        return new TokenRefused(TokenError.INVALID_SCOPE, description);
    }
}
