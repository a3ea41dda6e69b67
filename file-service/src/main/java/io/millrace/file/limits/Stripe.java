package io.millrace.file.limits;

import org.jspecify.annotations.Nullable;

/** The guide's stripes: there is one, and no other has any files. */
public final class Stripe {

    public static final String DEFAULT = "default";

    private Stripe() {}

    public static boolean isDefault(@Nullable String name) {
        return name == null || name.isBlank() || name.strip().equalsIgnoreCase(DEFAULT);
    }
}
