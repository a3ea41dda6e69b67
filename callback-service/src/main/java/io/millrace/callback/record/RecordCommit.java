package io.millrace.callback.record;

import io.millrace.contracts.Events;
import io.millrace.contracts.JobStatusChanged;
import io.millrace.platform.outbox.EventWriter;
import io.millrace.platform.outbox.Outbox;
import io.millrace.platform.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Commits many calls in one transaction: their records, their jobs' status, their events. */
final class RecordCommit {

    /** A record in Kafka holds a megabyte; this leaves room for the rest of the event. */
    private static final int MESSAGE_BYTES = 512 * 1024;

    private final Transactions transactions;
    private final Outbox outbox;
    private final EventWriter events;

    RecordCommit(Transactions transactions, Outbox outbox, EventWriter events) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.events = events;
    }

    /** What became of each, in their order, once it is committed. */
    Uni<List<RecordedCall>> commit(List<ReceivedCall> calls) {
        return transactions
                .run(
                        transaction -> RecordStatement.execute(transaction, calls),
                        (transaction, recorded) -> tell(transaction, calls, recorded))
                .invoke(this::wake);
    }

    private Uni<Void> tell(
            SqlConnection transaction, List<ReceivedCall> calls, List<RecordedCall> recorded) {
        var changes = new ArrayList<OutboxEvent>();
        for (int place = 0; place < calls.size(); place++) {
            if (recorded.get(place).changed()) {
                changes.add(event(calls.get(place), recorded.get(place)));
            }
        }
        return outbox.append(transaction, changes);
    }

    private OutboxEvent event(ReceivedCall call, RecordedCall recorded) {
        String jobId = Objects.requireNonNull(call.jobId());
        var data =
                new JobStatusChanged(
                        jobId,
                        Objects.requireNonNull(call.word()),
                        call.message() == null
                                ? null
                                : Cut.toJsonBytes(call.message(), MESSAGE_BYTES),
                        recorded.restAuditId(),
                        call.receivedAt(),
                        recorded.batchRunId(),
                        recorded.taskCode());
        return events.write(
                Events.JOB_STATUS_CHANGED, call.tenant(), jobId, data, call.traceparent());
    }

    private void wake(List<RecordedCall> recorded) {
        if (recorded.stream().anyMatch(RecordedCall::changed)) {
            outbox.wake();
        }
    }
}
