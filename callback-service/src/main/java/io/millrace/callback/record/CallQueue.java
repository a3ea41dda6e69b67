package io.millrace.callback.record;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Group commit: what arrives while a commit is under way goes into the next one. A lone call waits
 * for nobody.
 */
final class CallQueue {

    private static final int MOST_CHARACTERS = 4 << 20;

    /** More is waiting than there is room for. */
    static final class Full extends RuntimeException {
        private Full() {
            super("too many callbacks wait", null, false, false);
        }
    }

    private final RecordCommit commit;
    private final RecordSettings settings;
    private final ConcurrentLinkedQueue<PendingCall> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicLong characters = new AtomicLong();

    CallQueue(RecordCommit commit, RecordSettings settings) {
        this.commit = commit;
        this.settings = settings;
    }

    /** Completes when the call is committed; fails with {@link Full} where none is taken on. */
    Uni<RecordedCall> submit(ReceivedCall call) {
        return Uni.createFrom()
                .emitter(caller -> {
                    if (characters.addAndGet(call.size()) > settings.waitingCharacters()) {
                        characters.addAndGet(-call.size());
                        caller.fail(new Full());
                    } else {
                        waiting.add(new PendingCall(call, caller));
                        flush();
                    }
                });
    }

    private void flush() {
        while (!waiting.isEmpty() && takeLane()) {
            var batch = take();
            if (batch.isEmpty()) {
                busy.decrementAndGet();
            } else {
                commit(batch).subscribe().with(_ -> freeLane(), _ -> freeLane());
            }
        }
    }

    private boolean takeLane() {
        int before = busy.getAndUpdate(lane -> lane < settings.lanes() ? lane + 1 : lane);
        return before < settings.lanes();
    }

    private void freeLane() {
        busy.decrementAndGet();
        flush();
    }

    private List<PendingCall> take() {
        var batch = new ArrayList<PendingCall>();
        int size = 0;
        while (batch.size() < settings.limit() && size < MOST_CHARACTERS) {
            var next = waiting.poll();
            if (next == null) {
                break;
            }
            size += next.call().size();
            batch.add(next);
        }
        characters.addAndGet(-size);
        return batch;
    }

    private Uni<?> commit(List<PendingCall> batch) {
        return commit.commit(batch.stream().map(PendingCall::call).toList())
                .invoke(recorded -> tell(batch, recorded))
                .onFailure()
                .recoverWithUni(failure -> failed(batch, failure));
    }

    private static void tell(List<PendingCall> batch, List<RecordedCall> recorded) {
        for (int place = 0; place < batch.size(); place++) {
            batch.get(place).caller().complete(recorded.get(place));
        }
    }

    /** One bad call never fails its neighbours: each is committed alone. */
    private Uni<List<RecordedCall>> failed(List<PendingCall> batch, Throwable failure) {
        if (batch.size() == 1 || !(failure instanceof PgException)) {
            batch.forEach(pending -> pending.caller().fail(failure));
            return Uni.createFrom().item(List.of());
        }
        return Uni.join()
                .all(batch.stream().map(pending -> commit(List.of(pending))).toList())
                .usingConcurrencyOf(1)
                .andCollectFailures()
                .replaceWith(List.of());
    }
}
