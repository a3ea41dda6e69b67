package io.millrace.bounce.refusal;

import org.jspecify.annotations.Nullable;

/** Ends a request with a reason; nothing was changed. */
public final class BounceRefused extends RuntimeException {

    private final Reason reason;
    private final @Nullable String pointer;

    private BounceRefused(Reason reason, String message, @Nullable String pointer) {
        super(message, null, false, false);
        this.reason = reason;
        this.pointer = pointer;
    }

    /**
     * @param message one sentence for the caller
     */
    public BounceRefused(Reason reason, String message) {
        this(reason, message, null);
    }

    /** A field of the body is not as it must be. */
    public static BounceRefused field(String pointer, String message) {
        return new BounceRefused(Reason.INVALID_REQUEST, message, pointer);
    }

    /** Something else of the request is not as it must be. */
    public static BounceRefused request(String message) {
        return new BounceRefused(Reason.INVALID_REQUEST, message);
    }

    public static BounceRefused unknown(String message) {
        return new BounceRefused(Reason.NOT_FOUND, message);
    }

    public static BounceRefused state(String message) {
        return new BounceRefused(Reason.WRONG_STATE, message);
    }

    public Reason reason() {
        return reason;
    }

    /** JSON Pointer to the field at fault, or null. */
    public @Nullable String pointer() {
        return pointer;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
