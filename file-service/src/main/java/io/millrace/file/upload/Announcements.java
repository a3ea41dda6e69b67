package io.millrace.file.upload;

import io.millrace.file.catalog.Announced;
import io.millrace.file.catalog.NewFile;
import io.millrace.file.catalog.NewFiles;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: what is announced while a commit is under way goes into the next one. A lone
 * announcement waits for nobody.
 */
@ApplicationScoped
class Announcements {

    private static final int LANES = 2;
    private static final int MOST_FILES = 256;

    private final Pool pool;
    private final ConcurrentLinkedQueue<Pending> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger busy = new AtomicInteger();

    Announcements(Pool pool) {
        this.pool = pool;
    }

    private record Pending(List<NewFile> files, UniEmitter<? super List<Announced>> caller) {}

    /** The records of these files, made all or none. */
    Uni<List<Announced>> announce(List<NewFile> files) {
        return Uni.createFrom()
                .emitter(caller -> {
                    waiting.add(new Pending(files, caller));
                    flush();
                });
    }

    private void flush() {
        while (!waiting.isEmpty() && takeLane()) {
            List<Pending> batch = take();
            if (batch.isEmpty()) {
                busy.decrementAndGet();
            } else {
                commit(batch);
            }
        }
    }

    private boolean takeLane() {
        return busy.getAndUpdate(lane -> lane < LANES ? lane + 1 : lane) < LANES;
    }

    private List<Pending> take() {
        List<Pending> batch = new ArrayList<>();
        int files = 0;
        while (files < MOST_FILES) {
            @Nullable Pending next = waiting.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
            files += next.files().size();
        }
        return batch;
    }

    private void commit(List<Pending> batch) {
        NewFiles.insert(pool, batch.stream().flatMap(each -> each.files().stream()).toList())
                .onTermination()
                .invoke(this::freeLane)
                .subscribe()
                .with(made -> tell(batch, made), failure -> fail(batch, failure));
    }

    private void freeLane() {
        busy.decrementAndGet();
        flush();
    }

    private static void tell(List<Pending> batch, List<Announced> made) {
        int from = 0;
        for (Pending each : batch) {
            int to = from + each.files().size();
            each.caller().complete(made.subList(from, to));
            from = to;
        }
    }

    private static void fail(List<Pending> batch, Throwable failure) {
        batch.forEach(each -> each.caller().fail(failure));
    }
}
