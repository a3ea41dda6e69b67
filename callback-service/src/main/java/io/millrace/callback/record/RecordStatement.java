package io.millrace.callback.record;

import io.millrace.contracts.JobStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records many calls in one statement and moves their jobs on. Jobs are locked in the order of
 * their keys, so that two pods never wait for each other; of several calls for one job the one that
 * came first counts first.
 */
final class RecordStatement {

    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_MESSAGE = 4096;

    private static final String SQL =
            """
            with item as materialized (
                select i.*, nextval('rest_audit_id') as id
                from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[],
                        $7::text[], $8::int[])
                    with ordinality as i(tenant, caller, received_at, job_id, status, word, message, answer, place)
                order by place
            ), locked as materialized (
                select j.tenant, j.job_id, j.status, j.batch_run_id, j.task_code
                from (select distinct tenant, job_id from item where answer = 200) i
                join job j on j.tenant = i.tenant and j.job_id = i.job_id
                order by j.tenant, j.job_id
                for no key update of j
            ), turn as (
                select i.*, l.status as before, l.job_id is not null as known, l.batch_run_id, l.task_code,
                    row_number() over (partition by i.tenant, i.job_id, i.answer order by i.place) as nth,
                    row_number() over (partition by i.tenant, i.job_id, i.answer, i.word = 'Started'
                        order by i.place) as nth_alike
                from item i
                left join locked l on i.answer = 200 and l.tenant = i.tenant and l.job_id = i.job_id
            ), judged as materialized (
                select t.*,
                    case when t.answer = 200 and not t.known then 1803 else t.answer end as final,
                    t.answer = 200 and t.known and case t.word
                        when 'Started' then t.before is null and t.nth = 1
                        else coalesce(t.before, 'Started') = 'Started' and t.nth_alike = 1 end as changed
                from turn t
            ), moved as (
                update job j set status = m.word
                from (select distinct on (tenant, job_id) tenant, job_id, word from judged
                       where changed order by tenant, job_id, place desc) m
                where j.tenant = m.tenant and j.job_id = m.job_id
            ), kept as (
                insert into audit (tenant, rest_audit_id, received_at, caller, job_id, status, message, answer, changed)
                select tenant, id, received_at, caller, job_id, status, message, final, changed from judged
            )
            select id, final, changed, batch_run_id, task_code from judged order by place
            """;

    private RecordStatement() {}

    /** What became of each, in their order. */
    static Uni<List<RecordedCall>> execute(SqlClient transaction, List<ReceivedCall> calls) {
        return transaction
                .preparedQuery(SQL)
                .execute(arguments(calls))
                .map(RecordStatement::recorded);
    }

    private static Tuple arguments(List<ReceivedCall> calls) {
        return Tuple.tuple()
                .addArrayOfString(texts(calls, ReceivedCall::tenant))
                .addArrayOfString(texts(calls, ReceivedCall::user))
                .addArrayOfOffsetDateTime(
                        calls.stream()
                                .map(call -> call.receivedAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                .addArrayOfString(texts(calls, call -> cut(call.jobId(), LONGEST_WORD)))
                .addArrayOfString(texts(calls, call -> cut(call.status(), LONGEST_WORD)))
                .addArrayOfString(texts(calls, call -> wordOf(call.word())))
                .addArrayOfString(texts(calls, call -> cut(call.message(), LONGEST_MESSAGE)))
                .addArrayOfInteger(
                        calls.stream().map(ReceivedCall::answer).toArray(Integer[]::new));
    }

    private static @Nullable String wordOf(@Nullable JobStatus status) {
        return status == null
                ? null
                : switch (status) {
                    case STARTED -> "Started";
                    case COMPLETED -> "Completed";
                    case FAILED -> "Failed";
                };
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null ? null : Cut.to(text, longest);
    }

    private static @Nullable String[] texts(
            List<ReceivedCall> calls, Function<ReceivedCall, @Nullable String> column) {
        return calls.stream().map(column).toArray(String[]::new);
    }

    private static List<RecordedCall> recorded(RowSet<Row> rows) {
        var recorded = new ArrayList<RecordedCall>(rows.size());
        for (Row row : rows) {
            recorded.add(
                    new RecordedCall(
                            row.getLong("id"),
                            row.getInteger("final"),
                            row.getBoolean("changed"),
                            row.getString("batch_run_id"),
                            row.getString("task_code")));
        }
        return recorded;
    }
}
