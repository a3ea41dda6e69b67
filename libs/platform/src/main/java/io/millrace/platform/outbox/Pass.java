package io.millrace.platform.outbox;

/** How one look at the outbox ended. */
enum Pass {
    /** Nothing is left that was there. */
    DONE,
    /** A full batch went out: there may be more. */
    MORE,
    /** Another relay is at work; it may not have seen what we were woken for. */
    BUSY,
    /** Kafka did not take all of it. */
    FAILED
}
