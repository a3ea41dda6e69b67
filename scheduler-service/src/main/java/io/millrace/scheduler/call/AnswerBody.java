package io.millrace.scheduler.call;

import io.vertx.core.buffer.Buffer;

/** The beginning of an answer, up to the limit. */
final class AnswerBody {

    static final int LIMIT_BYTES = 256 * 1024;

    private final Buffer bytes = Buffer.buffer();
    private boolean whole = true;

    /** Whether there is room for more. */
    boolean take(Buffer chunk) {
        int room = LIMIT_BYTES - bytes.length();
        whole = chunk.length() <= room;
        bytes.appendBuffer(whole ? chunk : chunk.slice(0, room));
        return whole;
    }

    Buffer bytes() {
        return bytes;
    }

    boolean isWhole() {
        return whole;
    }
}
