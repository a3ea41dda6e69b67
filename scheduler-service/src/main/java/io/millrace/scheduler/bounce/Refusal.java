package io.millrace.scheduler.bounce;

import io.millrace.contracts.BounceDue;
import io.millrace.scheduler.run.RunRefused;

/**
 * Why there will be no run.
 *
 * @param statusCode as a trigger would have answered
 */
record Refusal(String statusCode, String reason) {

    private static final String FAILURE = "-1";

    static Refusal of(RunRefused refused) {
        return new Refusal(codeOf(refused.reason()), refused.details());
    }

    private static String codeOf(RunRefused.Reason reason) {
        return switch (reason) {
            case DOES_NOT_EXIST -> "-3";
            case INVALID_ARGUMENTS -> "-4";
            case NOTHING_TO_RUN -> "-6";
            case ALREADY_INTERRUPTED -> "-7";
            case NOT_ONGOING -> "-8";
        };
    }

    static Refusal late(BounceDue due) {
        return new Refusal(
                FAILURE,
                "Its window was over at %s, before it could be begun."
                        .formatted(due.scheduledEnd()));
    }

    static Refusal fault(String code) {
        return new Refusal(
                FAILURE, "It could not be begun. The log has the reason under code " + code + ".");
    }
}
