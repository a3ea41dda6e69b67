package io.millrace.scheduler.call;

import io.smallrye.mutiny.Uni;

/** Where the value behind {@code ${secret:NAME}} is read, at each use. */
interface SecretSource {

    /** The value, or a failure if there is none. */
    Uni<String> read(String tenant, String name);
}
