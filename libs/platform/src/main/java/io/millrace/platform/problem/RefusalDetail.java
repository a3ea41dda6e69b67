package io.millrace.platform.problem;

/** One sentence for a refusal that the framework decided on. */
final class RefusalDetail {

    private RefusalDetail() {}

    static String of(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 406 -> "Answers are application/json; the Accept header allows none.";
            case 413 -> "The body is over the limit.";
            case 415 -> "Bodies must be application/json.";
            default -> "The request cannot be understood.";
        };
    }
}
