package io.millrace.scheduler.job;

import io.smallrye.mutiny.Uni;

/** Where job ids come from. */
interface JobIdSource {

    /** Ids that are the tenant's from now on; fails where there are none to be had just now. */
    Uni<JobIdBlock> reserve(String tenant, int count);
}
