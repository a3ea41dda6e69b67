package io.millrace.file.limits;

import io.millrace.file.refusal.FileRefused;
import java.util.regex.Pattern;

/** Ids of files as callers write them. */
public final class FileIds {

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private FileIds() {}

    /** What is no id names no file. */
    public static long read(String text) {
        String id = text.strip();
        if (!ID.matcher(id).matches()) {
            throw FileRefused.unknown("There is no file with that id.");
        }
        return Long.parseLong(id);
    }
}
