package io.millrace.scheduler.run;

/** What is run: one batch (outside "rest") or a group of batches ("group"). */
public enum BatchType {
    BATCH("rest"),
    GROUP("group");

    private final String word;

    BatchType(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
