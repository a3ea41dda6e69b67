package io.millrace.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a worker may say of its job. */
public enum JobStatus {
    @JsonProperty("Started")
    STARTED,
    @JsonProperty("Completed")
    COMPLETED,
    @JsonProperty("Failed")
    FAILED;

    /** Whether the job is over with it. */
    public boolean isTerminal() {
        return this != STARTED;
    }
}
