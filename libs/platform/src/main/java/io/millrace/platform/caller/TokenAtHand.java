package io.millrace.platform.caller;

import io.millrace.platform.token.VerifiedToken;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The verified token of a request, also where its caller is refused for another reason. */
public final class TokenAtHand {

    private static final String KEY = TokenAtHand.class.getName();

    private TokenAtHand() {}

    /** Null where no token could be verified. */
    public static @Nullable VerifiedToken of(RoutingContext request) {
        return request.get(KEY);
    }

    static void set(RoutingContext request, VerifiedToken token) {
        request.put(KEY, token);
    }
}
