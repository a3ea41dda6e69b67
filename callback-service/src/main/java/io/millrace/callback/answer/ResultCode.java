package io.millrace.callback.answer;

/**
 * What a callback is told, with the texts of the integration job callback guide. All of them go out
 * as HTTP 200.
 */
public enum ResultCode {
    UPDATED(200, "Job updated Successfully"),
    BAD_JOB_ID(1801, "JobId is invalid or missing."),
    NO_STATUS(1802, "Status is missing."),
    NO_SUCH_JOB(1803, "JobId not found."),
    BAD_STATUS(1804, "Status should be one of [Started, Completed, Failed]");

    private final int number;
    private final String text;

    ResultCode(int number, String text) {
        this.number = number;
        this.text = text;
    }

    public int number() {
        return number;
    }

    public String text() {
        return text;
    }

    public static ResultCode ofNumber(int number) {
        for (ResultCode code : values()) {
            if (code.number == number) {
                return code;
            }
        }
        throw new IllegalArgumentException("no such code: " + number);
    }
}
