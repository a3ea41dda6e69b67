package io.millrace.bounce.keys;

/** A customer's keys cannot be used: what is wrong is the customer's to mend. */
public final class KeysRefused extends RuntimeException {

    public KeysRefused(String sentence) {
        super(sentence, null, false, false);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
