package io.millrace.platform.problem;

import io.netty.handler.codec.http.HttpResponseStatus;

/** The registered phrase of a status, such as {@code Not Found}. */
final class StatusPhrase {

    private StatusPhrase() {}

    static String of(int status) {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }
}
