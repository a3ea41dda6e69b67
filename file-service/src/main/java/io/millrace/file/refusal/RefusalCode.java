package io.millrace.file.refusal;

/** The codes with which a request is refused, in the order in which they are looked for. */
public enum RefusalCode {
    EMPTY_BODY("DS0004", 400),
    INVALID_JSON("DS0003", 400),
    NAME_EMPTY("DS0005", 400),
    NAME_TOO_LONG("DS0006", 400),
    MIME_TYPE_EMPTY("DS0007", 400),
    MIME_TYPE_INVALID("DS0008", 400),
    SIZE_MISSING("DS0009", 400),
    SIZE_OUT_OF_RANGE("DS0010", 400),
    BAD_NAME("DS0012", 400),
    BAD_HEADER("DS0013", 400),
    /** Ours: a query parameter or the state of an upload that does not fit. */
    BAD_REQUEST("DS0400", 400),
    UNAUTHORIZED("DS0401", 401),
    FORBIDDEN("DS0403", 403),
    NO_SUCH_FILE("DS0404", 404);

    private final String code;
    private final int httpStatus;

    RefusalCode(String code, int httpStatus) {
        this.code = code;
        this.httpStatus = httpStatus;
    }

    public String code() {
        return code;
    }

    int httpStatus() {
        return httpStatus;
    }
}
