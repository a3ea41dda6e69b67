package io.millrace.report.threads;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does work that blocks, such as COPY by JDBC, each piece on a virtual thread of its own. */
@ApplicationScoped
public class VirtualThreads {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Does the work there, and goes on here: in the context from which it was asked for. */
    public <T> Uni<T> call(Callable<T> work) {
        Uni<T> done =
                Uni.createFrom()
                        .<T>emitter(emitter -> {
                            try {
                                emitter.complete(work.call());
                            } catch (Exception failure) {
                                emitter.fail(failure);
                            }
                        })
                        .runSubscriptionOn(threads);
        Context here = Vertx.currentContext();
        return here == null ? done : done.emitOn(next -> here.runOnContext(_ -> next.run()));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
