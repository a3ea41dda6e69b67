package io.millrace.migration.catalog;

import java.util.regex.Pattern;

/** What a code looks like. */
public final class MigrationCode {

    /** Its path is the copy of a definition. */
    private static final String RESERVED = "copyoutline";

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{3,30}");

    private MigrationCode() {}

    public static boolean isCode(String text) {
        return CODE.matcher(text).matches() && !text.equalsIgnoreCase(RESERVED);
    }
}
