package io.millrace.scheduler.refusal;

import com.fasterxml.jackson.databind.JsonNode;

/** The batchRunId of an error: what the request sent, or nothing. */
public final class Echo {

    private static final int LONGEST = 300;

    private Echo() {}

    public static String of(JsonNode body) {
        var sent = body.has("batchRunId") ? body.path("batchRunId") : body.path("batchRunID");
        var text = sent.isTextual() || sent.isNumber() ? sent.asText() : "";
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
