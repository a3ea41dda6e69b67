package io.millrace.callback.record;

import io.millrace.platform.outbox.EventWriter;
import io.millrace.platform.outbox.Outbox;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Puts a call on record and lets it move its job on: first a status, then an end, then no more. */
@ApplicationScoped
public class RecordCall {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final CallQueue queue;

    public RecordCall(Pool pool, Outbox outbox, EventWriter events, RecordSettings settings) {
        var commit = new RecordCommit(new Transactions(pool), outbox, events);
        this.queue = new CallQueue(commit, settings);
    }

    /** What became of the call; completes when that is committed. */
    public Uni<RecordedCall> record(ReceivedCall call) {
        return queue.submit(call)
                .onFailure(CallQueue.Full.class)
                .transform(_ ->
                        ProblemException.tooManyRequests("Too many callbacks wait.", RETRY_AFTER));
    }
}
