package io.millrace.scheduler.definition;

/** A field holds a value of the wrong kind; the message says what it must be. */
final class WrongValue extends RuntimeException {

    WrongValue(String mustBe) {
        super(mustBe, null, false, false);
    }

    String mustBe() {
        return String.valueOf(getMessage());
    }
}
