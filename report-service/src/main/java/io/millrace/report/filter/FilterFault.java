package io.millrace.report.filter;

/** A filter that cannot be accepted: where, and why. */
public final class FilterFault extends RuntimeException {

    private final int position;

    FilterFault(int position, String what) {
        super("position " + position + ": " + what, null, false, false);
        this.position = position;
    }

    /** Number of the character, from 1. */
    public int position() {
        return position;
    }

    /** One sentence for the caller, position included. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
