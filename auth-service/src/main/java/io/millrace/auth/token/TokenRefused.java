package io.millrace.auth.token;

/** A token request that is not granted. */
final class TokenRefused extends RuntimeException {

    private final TokenError error;
    private final String description;

    /**
     * @param description one sentence for the caller, in ASCII without quotes
     */
    TokenRefused(TokenError error, String description) {
        super(error.word() + ": " + description, null, false, false);
        this.error = error;
        this.description = description;
    }

    TokenError error() {
        return error;
    }

    String description() {
        return description;
    }
}
