package io.millrace.migration.progress;

/** Another pod has taken the job up, or it is over: what this one finds out changes nothing. */
public final class LeaseLost extends RuntimeException {

    LeaseLost(Job job) {
        super(job.key().aggregate() + " was taken up by another pod", null, false, false);
    }
}
