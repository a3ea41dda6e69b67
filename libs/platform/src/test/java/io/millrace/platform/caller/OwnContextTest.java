package io.millrace.platform.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnContextTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void eachOfSeveralWaitersGoesOnInItsOwn() throws Exception {
        var question = new CompletableFuture<String>();
        Uni<String> shared = Uni.createFrom().completionStage(question).memoize().indefinitely();
        List<Context> owns = Stream.generate(this::context).limit(3).toList();

        var resumed = owns.stream().map(own -> resumedIn(own, shared)).toList();
        owns.getFirst().runOnContext(_ -> question.complete("answer"));

        for (int place = 0; place < owns.size(); place++) {
            assertThat(resumed.get(place).get(10, TimeUnit.SECONDS)).isSameAs(owns.get(place));
        }
    }

    @Test
    void aFailureComesBackToo() throws Exception {
        Context own = context();
        var resumed = new CompletableFuture<Context>();

        own.runOnContext(_ ->
                OwnContext.resume(Uni.createFrom().failure(new IllegalStateException()))
                        .subscribe()
                        .with(_ -> {}, _ -> resumed.complete(Vertx.currentContext())));

        assertThat(resumed.get(10, TimeUnit.SECONDS)).isSameAs(own);
    }

    /** As each request has one. */
    private Context context() {
        return ((ContextInternal) vertx.getOrCreateContext()).duplicate();
    }

    private static CompletableFuture<Context> resumedIn(Context own, Uni<String> shared) {
        var resumed = new CompletableFuture<Context>();
        var subscribed = new CompletableFuture<Void>();
        own.runOnContext(_ -> {
            OwnContext.resume(shared)
                    .subscribe()
                    .with(_ -> resumed.complete(Vertx.currentContext()));
            subscribed.complete(null);
        });
        subscribed.join();
        return resumed;
    }
}
