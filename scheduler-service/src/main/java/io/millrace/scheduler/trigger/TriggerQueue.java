package io.millrace.scheduler.trigger;

import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.scheduler.engine.NewRun;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Group commit: what arrives while a commit is under way goes into the next one. A lone trigger
 * waits for nobody.
 */
final class TriggerQueue {

    private static final int MOST_TASKS = 20_000;

    private final TriggerCommit commit;
    private final Runnable committed;
    private final int limit;
    private final int lanes;
    private final ConcurrentLinkedDeque<Pending> waiting = new ConcurrentLinkedDeque<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();

    /**
     * @param committed told after each commit
     * @param lanes commits at once; the second opens when half a commit's worth waits, since few
     *     large commits cost far less than many small ones
     */
    TriggerQueue(TriggerCommit commit, Runnable committed, int limit, int lanes) {
        this.commit = commit;
        this.committed = committed;
        this.limit = limit;
        this.lanes = lanes;
    }

    Uni<Verdict> submit(NewRun run, Optional<Once> once) {
        return Uni.createFrom()
                .emitter(emitter -> {
                    waiting.add(new Pending(run, once, emitter));
                    queued.incrementAndGet();
                    flush();
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
        int open = queued.get() * 2 >= limit ? lanes : 1;
        int before = busy.getAndUpdate(lane -> lane < open ? lane + 1 : lane);
        return before < open;
    }

    private void freeLane() {
        busy.decrementAndGet();
        flush();
    }

    /** No more tasks than one statement bears, and no key twice. */
    private List<Pending> take() {
        var batch = new ArrayList<Pending>();
        var again = new ArrayList<Pending>();
        Set<KeyName> taken = new HashSet<>();
        int tasks = 0;
        while (batch.size() < limit && tasks < MOST_TASKS) {
            var next = waiting.poll();
            if (next == null) {
                break;
            }
            if (next.key().map(KeyName::of).map(taken::add).orElse(true)) {
                batch.add(next);
                tasks += next.run().plan().size();
            } else {
                again.add(next);
            }
        }
        again.reversed().forEach(waiting::addFirst);
        queued.addAndGet(-batch.size());
        return batch;
    }

    private record KeyName(String tenant, String key) {
        static KeyName of(IdempotencyKey key) {
            return new KeyName(key.tenant(), key.key());
        }
    }

    private Uni<?> commit(List<Pending> batch) {
        return commit.commit(batch)
                .invoke(TriggerQueue::tell)
                .invoke(_ -> committed.run())
                .onFailure()
                .recoverWithUni(failure -> failed(batch, failure));
    }

    private static void tell(Map<Pending, Verdict> verdicts) {
        verdicts.forEach((pending, verdict) -> pending.caller().complete(verdict));
    }

    /** One bad trigger never fails its neighbours: each is committed alone. */
    private Uni<Map<Pending, Verdict>> failed(List<Pending> batch, Throwable failure) {
        if (batch.size() == 1 || !(failure instanceof PgException)) {
            batch.forEach(pending -> pending.caller().fail(failure));
            return Uni.createFrom().item(Map.of());
        }
        return Uni.join()
                .all(batch.stream().map(pending -> commit(List.of(pending))).toList())
                .usingConcurrencyOf(1)
                .andCollectFailures()
                .replaceWith(Map.of());
    }
}
