package io.millrace.scheduler.connector;

import io.millrace.scheduler.schedule.ProcessRefused;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id of a process in a path. What is no id is the id of none. */
final class Spid {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Spid() {}

    static UUID of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw ProcessRefused.unknown("There is no process of this robustaSpid.");
        }
        return UUID.fromString(text);
    }
}
