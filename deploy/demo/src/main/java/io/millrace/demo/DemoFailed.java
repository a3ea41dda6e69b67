package io.millrace.demo;

/** Something is not as the demo expects; the message is a sentence for the one who started it. */
final class DemoFailed extends RuntimeException {

    DemoFailed(String sentence) {
        super(sentence);
    }

    DemoFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
