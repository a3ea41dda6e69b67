package io.millrace.callback.record;

import io.smallrye.mutiny.subscription.UniEmitter;

/** A call that waits for its commit. */
record PendingCall(ReceivedCall call, UniEmitter<? super RecordedCall> caller) {}
