package io.millrace.contracts.objects;

/** What became of an object that arrived. */
public enum ObjectOutcome {
    /** It is new. */
    CREATED,
    /** It is there in place of another. */
    OVERWRITTEN,
    /** There is one already, or the import was refused for the sake of others. */
    SKIPPED,
    /** It was refused. */
    FAILED
}
