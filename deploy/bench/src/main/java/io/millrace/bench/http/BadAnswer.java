package io.millrace.bench.http;

import java.io.IOException;

/** An answer that makes the whole measurement worthless. */
public final class BadAnswer extends IOException {

    BadAnswer(String answer) {
        super("The load got an answer that is not 2xx: " + answer);
    }
}
