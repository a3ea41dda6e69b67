package io.millrace.scheduler.refusal;

/** The codes with which a request is refused, with their texts as the guide prints them. */
public enum RequestCode {
    INVALID_HEADERS("-5", "Invalid request headers/request headers missing"),
    INVALID_ARGUMENTS(
            "-4", "Invalid arguments passed in request/not enough params in Request body"),
    NO_SUCH_OBJECT("-3", "Object does not exist"),
    NOTHING_TO_RUN("-6", "No executable job is present"),
    ALREADY_INTERRUPTED("-7", "Job is already interrupted"),
    NOT_ONGOING("-8", "Job is not ongoing/aborted"),
    FAILURE("-1", "Failure");

    private final String statusCode;
    private final String summary;

    RequestCode(String statusCode, String summary) {
        this.statusCode = statusCode;
        this.summary = summary;
    }

    public String statusCode() {
        return statusCode;
    }

    public String summary() {
        return summary;
    }
}
