package io.millrace.bounce.refusal;

/** Why a request is refused, in the order in which it is looked at. */
public enum Reason {
    /** No bearer token, or none that can be trusted. */
    INVALID_TOKEN(401),
    /** No Identifier header, or one that names no keys. */
    INVALID_IDENTIFIER(401),
    /** The token has not the scope that the call asks for. */
    INSUFFICIENT_SCOPE(403),
    /** The customer, or the tenant, is somebody else's. */
    FOREIGN_CUSTOMER(403),
    INVALID_REQUEST(400),
    NOT_FOUND(404),
    NOT_OPTED_IN(403),
    WRONG_STATE(409);

    private final int httpStatus;

    Reason(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
