package io.millrace.local.cli;

/**
 * One sentence of the doctor.
 *
 * @param fine false when something is missing
 */
record Finding(boolean fine, String sentence) {

    static Finding fine(String sentence) {
        return new Finding(true, sentence);
    }

    static Finding missing(String sentence) {
        return new Finding(false, sentence);
    }
}
