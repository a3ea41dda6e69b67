package io.millrace.platform.caller;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Brings an answer that several requests wait for back to each one's own context. Otherwise all of
 * them would go on in the context of the one that asked first, and what they then say of their
 * request would be said of that one's.
 */
public final class OwnContext {

    private OwnContext() {}

    /** The same answer, or failure, in the context of whoever subscribes. */
    public static <T> Uni<T> resume(Uni<T> answer) {
        return Uni.createFrom()
                .deferred(() -> {
                    Context own = Vertx.currentContext();
                    return own == null ? answer : answer.emitOn(command -> run(own, command));
                });
    }

    private static void run(Context own, Runnable command) {
        if (own.equals(Vertx.currentContext())) {
            command.run();
        } else {
            own.runOnContext(_ -> command.run());
        }
    }
}
