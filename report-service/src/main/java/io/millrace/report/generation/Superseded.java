package io.millrace.report.generation;

/** The report is another maker's by now, or nobody's: whatever we have made of it goes. */
final class Superseded extends RuntimeException {

    Superseded() {
        super("the report is not ours any more", null, false, false);
    }
}
