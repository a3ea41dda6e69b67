package io.millrace.report.refusal;

/** Ends a request with a status and one sentence. */
public final class ReportRefused extends RuntimeException {

    private final int status;

    private ReportRefused(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    public static ReportRefused invalid(String message) {
        return new ReportRefused(400, message);
    }

    public static ReportRefused unknown(String message) {
        return new ReportRefused(404, message);
    }

    public static ReportRefused conflict(String message) {
        return new ReportRefused(409, message);
    }

    int status() {
        return status;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
