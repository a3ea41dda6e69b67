package io.millrace.bounce.field;

import io.millrace.bounce.refusal.BounceRefused;
import java.util.regex.Pattern;

/** Names that stand in paths. */
public final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private Names() {}

    /** The name itself, or a refusal. */
    public static String checked(String parameter, String name) {
        if (!NAME.matcher(name).matches()) {
            throw BounceRefused.request(
                    parameter
                            + " must be 1 to 100 letters, digits, dots, - and _, a letter or digit first.");
        }
        return name;
    }
}
