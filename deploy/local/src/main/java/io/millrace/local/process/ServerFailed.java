package io.millrace.local.process;

import java.io.Serial;

/** A server did not come up; the message ends with the last lines of its log. */
public final class ServerFailed extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    ServerFailed(String server, String what, String lastLines) {
        super(server + " " + what + "\n" + lastLines);
    }
}
