package io.millrace.auth.token;

/** The error words of RFC 6749, section 5.2, and its word for an outage from section 4.1.2.1. */
enum TokenError {
    INVALID_REQUEST("invalid_request", 400),
    INVALID_CLIENT("invalid_client", 401),
    INVALID_GRANT("invalid_grant", 400),
    UNAUTHORIZED_CLIENT("unauthorized_client", 400),
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", 400),
    INVALID_SCOPE("invalid_scope", 400),
    FOREIGN_TENANT("unauthorized_client", 403),
    TEMPORARILY_UNAVAILABLE("temporarily_unavailable", 503);

    private final String word;
    private final int httpStatus;

    TokenError(String word, int httpStatus) {
        this.word = word;
        this.httpStatus = httpStatus;
    }

    String word() {
        return word;
    }

    int httpStatus() {
        return httpStatus;
    }
}
