package io.millrace.report.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.caller.Caller;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.platform.idempotency.StoredAnswer;
import io.millrace.platform.problem.ProblemException;
import io.millrace.platform.tracing.TraceParent;
import io.millrace.report.definition.FindReport;
import io.millrace.report.definition.PlanReport;
import io.millrace.report.definition.ReportPlan;
import io.millrace.report.definition.UnfitDefinition;
import io.millrace.report.filter.Filter;
import io.millrace.report.filter.FilterFault;
import io.millrace.report.filter.FilterReader;
import io.millrace.report.generation.ReportMakers;
import io.millrace.report.query.QueryWriter;
import io.millrace.report.query.ReportQuery;
import io.millrace.report.queue.NewRequest;
import io.millrace.report.queue.ReportRequests;
import io.millrace.report.queue.RequestStatus;
import io.millrace.report.refusal.ReportRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes a report into the queue, once all that can be wrong with it is looked at. */
@ApplicationScoped
class RequestReport {

    private static final int OK = 200;
    private static final Duration WHEN_SOME_ARE_MADE = Duration.ofSeconds(30);

    private final FindReport findReport;
    private final PlanReport planReport;
    private final QueryWriter queries;
    private final ReportRequests requests;
    private final IdempotencyKeys keys;
    private final ReportMakers makers;
    private final RequestSettings settings;
    private final ObjectMapper json;

    RequestReport(
            FindReport findReport,
            PlanReport planReport,
            QueryWriter queries,
            ReportRequests requests,
            IdempotencyKeys keys,
            ReportMakers makers,
            RequestSettings settings,
            ObjectMapper json) {
        this.findReport = findReport;
        this.planReport = planReport;
        this.queries = queries;
        this.requests = requests;
        this.keys = keys;
        this.makers = makers;
        this.settings = settings;
        this.json = json;
    }

    /** The answer's body. */
    Uni<String> request(Caller caller, String code, RepgenBody body, Optional<IdempotencyKey> key) {
        String trace = TraceParent.current();
        return findReport
                .find(caller.tenant(), code)
                .map(found ->
                        found.orElseThrow(
                                () -> ReportRefused.unknown("There is no report " + code + ".")))
                .chain(definition -> planReport.plan(caller.tenant(), definition))
                .onFailure(UnfitDefinition.class)
                .transform(unfit ->
                        ReportRefused.invalid(
                                "The report does not fit what it reads: " + unfit.detail() + "."))
                .map(plan -> query(caller.tenant(), plan, body))
                .map(query -> new NewRequest(caller.tenant(), code, caller.user(), trace, query))
                .chain(request -> take(request, key))
                .invoke(makers::wake);
    }

    private ReportQuery query(String tenant, ReportPlan plan, RepgenBody body) {
        var table = plan.table();
        var criteria =
                named("filterCriteria", () -> FilterReader.read(body.filterCriteria(), table));
        var placeholders =
                named(
                        "placeholderFilter",
                        () -> FilterReader.read(body.placeholderFilter(), table, body.fields()));
        return queries.write(
                tenant,
                plan.definition().dataSource(),
                table,
                plan.shown(),
                List.of(plan.filter(), criteria, placeholders));
    }

    private static Filter named(String field, Supplier<Filter> filter) {
        try {
            return filter.get();
        } catch (FilterFault fault) {
            throw ReportRefused.invalid(field + ", " + fault.detail() + ".");
        }
    }

    private Uni<String> take(NewRequest request, Optional<IdempotencyKey> key) {
        return requests.transact(transaction ->
                key.isEmpty()
                        ? insert(transaction, request)
                        : keys.once(
                                        transaction,
                                        key.get(),
                                        () ->
                                                insert(transaction, request)
                                                        .map(body ->
                                                                new StoredAnswer(OK, body, null)))
                                .map(StoredAnswer::body));
    }

    private Uni<String> insert(SqlConnection transaction, NewRequest request) {
        return requests.insert(transaction, request, settings.mostOpen())
                .map(id -> id.orElseThrow(this::tooMany))
                .map(this::answer);
    }

    private ProblemException tooMany() {
        return ProblemException.tooManyRequests(
                "The tenant has " + settings.mostOpen() + " open requests already.",
                WHEN_SOME_ARE_MADE);
    }

    private String answer(long id) {
        try {
            return json.writeValueAsString(
                    new RepgenAnswer(RequestStatus.PENDING.name(), Long.toString(id)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
