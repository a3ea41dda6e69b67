package io.millrace.report.request;

import io.millrace.platform.caller.Caller;
import io.millrace.report.objects.SignedUrls;
import io.millrace.report.queue.FinishReport;
import io.millrace.report.queue.ReportRequests;
import io.millrace.report.queue.RequestStatus;
import io.millrace.report.queue.RequestedReport;
import io.millrace.report.refusal.ReportRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Says how a report stands, and ends one that nobody wants any more. */
@ApplicationScoped
class FollowReport {

    private final ReportRequests requests;
    private final FinishReport finish;
    private final SignedUrls urls;
    private final RequestSettings settings;

    FollowReport(
            ReportRequests requests,
            FinishReport finish,
            SignedUrls urls,
            RequestSettings settings) {
        this.requests = requests;
        this.finish = finish;
        this.urls = urls;
        this.settings = settings;
    }

    Uni<StatusAnswer> status(String tenant, String code, long instance) {
        return find(tenant, code, instance).map(this::answer);
    }

    /** A report that failed or was cancelled before stays so; one that is complete does, too. */
    Uni<StatusAnswer> cancel(Caller caller, String code, long instance) {
        return find(caller.tenant(), code, instance)
                .invoke(FollowReport::requireUnfinished)
                .chain(report ->
                        report.status().isFinal()
                                ? Uni.createFrom().item(report)
                                : cancelled(caller, report))
                .map(this::answer);
    }

    private Uni<RequestedReport> cancelled(Caller caller, RequestedReport report) {
        return finish.cancel(report.tenant(), report.id(), "Cancelled by " + caller.user() + ".")
                .chain(ended ->
                        ended.isPresent()
                                ? Uni.createFrom().item(ended.get())
                                : find(report.tenant(), report.reportCode(), report.id())
                                        .invoke(FollowReport::requireUnfinished));
    }

    private static void requireUnfinished(RequestedReport report) {
        if (report.status() == RequestStatus.COMPLETE) {
            throw ReportRefused.conflict("The report is complete already.");
        }
    }

    private Uni<RequestedReport> find(String tenant, String code, long instance) {
        return requests.find(tenant, instance)
                .map(found ->
                        found.filter(report -> report.reportCode().equals(code))
                                .orElseThrow(() ->
                                        ReportRefused.unknown(
                                                "There is no instance "
                                                        + instance
                                                        + " of report "
                                                        + code
                                                        + ".")));
    }

    private StatusAnswer answer(RequestedReport report) {
        String id = Long.toString(report.id());
        Long rows = report.status() == RequestStatus.PENDING ? null : report.rows();
        return new StatusAnswer(
                id, id, report.status().name(), link(report), rows, report.message());
    }

    private @Nullable String link(RequestedReport report) {
        String key = report.objectKey();
        if (report.status() != RequestStatus.COMPLETE || key == null) {
            return null;
        }
        String fileName = report.reportCode() + "_" + report.id() + ".csv";
        return urls.get(key, fileName, settings.linkLifetime());
    }
}
