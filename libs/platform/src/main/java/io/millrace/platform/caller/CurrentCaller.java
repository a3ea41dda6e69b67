package io.millrace.platform.caller;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller of the request at hand; there on every route marked {@link CallerRequired}. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    /** The caller of this request. */
    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("the route is not marked @CallerRequired");
        }
        return caller;
    }

    void set(Caller known) {
        caller = known;
    }
}
