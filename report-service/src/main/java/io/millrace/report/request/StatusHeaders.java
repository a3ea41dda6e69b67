package io.millrace.report.request;

import io.millrace.report.refusal.ReportRefused;
import jakarta.ws.rs.HeaderParam;
import org.jspecify.annotations.Nullable;

/** Headers that say after which report is asked, as sent. */
class StatusHeaders extends RepgenHeaders {

    private static final String NUMBER = "[0-9]{1,18}";

    @HeaderParam("reportInstanceID")
    @Nullable String instanceId;

    /** The number that the request was answered with. */
    long instance() {
        if (instanceId == null || instanceId.isBlank()) {
            throw ReportRefused.invalid("Header reportInstanceID is missing or empty.");
        }
        if (!instanceId.strip().matches(NUMBER)) {
            throw ReportRefused.invalid("Header reportInstanceID must be a number.");
        }
        return Long.parseLong(instanceId.strip());
    }
}
