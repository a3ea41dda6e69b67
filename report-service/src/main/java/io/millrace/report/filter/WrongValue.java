package io.millrace.report.filter;

/** A value that is not of its column's type. The message goes on from "the value". */
final class WrongValue extends RuntimeException {

    WrongValue(String rule) {
        super(rule, null, false, false);
    }

    String rule() {
        return String.valueOf(getMessage());
    }
}
