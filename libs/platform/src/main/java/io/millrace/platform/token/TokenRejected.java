package io.millrace.platform.token;

import org.jspecify.annotations.Nullable;

/** A bearer that is not trusted: malformed, forged, expired, or meant for someone else. */
public final class TokenRejected extends RuntimeException {

    public TokenRejected(String reason, @Nullable Throwable cause) {
        super(reason, cause, false, false);
    }
}
