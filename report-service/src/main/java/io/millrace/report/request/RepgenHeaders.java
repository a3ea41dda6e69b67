package io.millrace.report.request;

import io.millrace.report.refusal.ReportRefused;
import jakarta.ws.rs.HeaderParam;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Headers that say which report is asked for, as sent. */
class RepgenHeaders {

    @HeaderParam("reportcode")
    @Nullable String reportCode;

    @HeaderParam("reportNm")
    @Nullable String reportName;

    @HeaderParam("reportType")
    @Nullable String reportType;

    @HeaderParam("reportDefType")
    @Nullable String definitionType;

    /** The code of the report, which either header may hold. */
    String code() {
        return Stream.of(reportCode, reportName)
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst()
                .orElseThrow(() -> ReportRefused.invalid("Header reportcode is missing or empty."));
    }

    /** Files are CSV, definitions views: nothing else is known, and nothing said means these. */
    void check() {
        require("reportType", reportType, "CSV");
        require("reportDefType", definitionType, "V");
    }

    private static void require(String name, @Nullable String sent, String only) {
        if (sent != null && !sent.isBlank() && !sent.strip().equalsIgnoreCase(only)) {
            throw ReportRefused.invalid("Header " + name + " must be " + only + ".");
        }
    }
}
