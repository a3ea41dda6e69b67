package io.millrace.migration.bundle;

/** A file that is no bundle, or one that cannot be trusted. */
public final class BundleRefused extends RuntimeException {

    /**
     * @param reason one sentence for the caller
     */
    public BundleRefused(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
