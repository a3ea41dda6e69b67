package io.millrace.file.refusal;

/** Ends a request with one of the codes. */
public final class FileRefused extends RuntimeException {

    private final RefusalCode code;

    /**
     * @param message one sentence for the caller
     */
    public FileRefused(RefusalCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public static FileRefused unknown(String message) {
        return new FileRefused(RefusalCode.NO_SUCH_FILE, message);
    }

    public RefusalCode code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
