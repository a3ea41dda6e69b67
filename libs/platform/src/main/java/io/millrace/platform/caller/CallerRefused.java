package io.millrace.platform.caller;

/**
 * A request whose caller is not accepted. A family words it by a {@code @ServerExceptionMapper} of
 * its resource class; else it goes out as a problem.
 */
public final class CallerRefused extends RuntimeException {

    /** Value of {@code WWW-Authenticate} beside a 401. */
    public static final String BEARER_CHALLENGE = "Bearer error=\"invalid_token\"";

    private final Reason reason;
    private final String detail;

    public CallerRefused(Reason reason, String detail) {
        super(reason + ": " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    /** One sentence for the caller; names the header where one is at fault. */
    public String detail() {
        return detail;
    }

    /** What is wrong, in the order in which it is looked at. */
    public enum Reason {
        /** No bearer token, or none that can be trusted. */
        BEARER(401),
        /** The token has no tenant, or path or header name another one. */
        TENANT(403),
        /** The remote user is not the token's, or unknown in the tenant. */
        USER(403),
        /** The user lacks the function. */
        FUNCTION(403),
        /** A required header is missing, empty, unknown or malformed. */
        HEADER(400);

        private final int httpStatus;

        Reason(int httpStatus) {
            this.httpStatus = httpStatus;
        }

        public int httpStatus() {
            return httpStatus;
        }
    }
}
