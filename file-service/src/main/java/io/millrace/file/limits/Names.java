package io.millrace.file.limits;

import io.millrace.file.refusal.FileRefused;
import io.millrace.file.refusal.RefusalCode;
import io.millrace.platform.json.TextDefect;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names of files and prefixes look like. */
public final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern OUTER_SLASHES = Pattern.compile("^/+|/+$");

    private Names() {}

    /** The name itself, or a refusal by the first rule that it breaks. */
    public static String checked(@Nullable String name) {
        return wellFormed(notTooLong(given(name)));
    }

    public static String given(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw new FileRefused(RefusalCode.NAME_EMPTY, "The file name is missing or empty.");
        }
        return name;
    }

    public static String notTooLong(String name) {
        if (name.codePointCount(0, name.length()) > Bounds.LONGEST_NAME) {
            throw new FileRefused(
                    RefusalCode.NAME_TOO_LONG, "The file name has more than 255 characters.");
        }
        return name;
    }

    public static String wellFormed(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new FileRefused(
                    RefusalCode.BAD_NAME,
                    "A file name starts with a letter or digit and holds letters, digits, -, . and _ only.");
        }
        return name;
    }

    /** The prefix without slashes at its ends; empty where none is given. */
    public static String prefix(@Nullable String prefix) {
        if (prefix == null || prefix.isBlank()) {
            return "";
        }
        String inner = OUTER_SLASHES.matcher(prefix.strip()).replaceAll("");
        if (inner.codePointCount(0, inner.length()) > Bounds.LONGEST_NAME
                || CONTROL.matcher(inner).find()
                || TextDefect.in(inner) != null) {
            throw new FileRefused(
                    RefusalCode.BAD_NAME,
                    "A prefix has at most 255 characters, none of them a control character.");
        }
        return inner;
    }
}
