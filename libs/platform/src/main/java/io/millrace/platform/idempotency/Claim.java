package io.millrace.platform.idempotency;

/** What a transaction finds when it claims a key. */
public sealed interface Claim {

    /** The key is ours until the transaction ends: do the work, store the answer, commit. */
    record Fresh() implements Claim {}

    /** The same request was answered before. */
    record Replay(StoredAnswer answer) implements Claim {}

    /** The key was used for another request: 422. */
    record Reused() implements Claim {}

    /** The first request is still being worked on: 409. */
    record InUse() implements Claim {}
}
