package io.millrace.scheduler.definition;

import io.millrace.platform.problem.ProblemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entity tags of definitions and the conditions on them (RFC 9110). */
final class EntityTag {

    private EntityTag() {}

    static String of(DefinitionRow row) {
        return "\"" + row.revision + "\"";
    }

    /** Fails with 412 unless the row is one that the caller knows. */
    static void check(@Nullable String ifMatch, @Nullable DefinitionRow row) {
        if (ifMatch == null) {
            return;
        }
        var wanted = Arrays.stream(ifMatch.split(",", -1)).map(String::strip);
        if (row == null || wanted.noneMatch(tag -> tag.equals("*") || tag.equals(of(row)))) {
            throw ProblemException.preconditionFailed(
                    row == null
                            ? "The definition does not exist."
                            : "The definition has been changed: its ETag is " + of(row) + ".");
        }
    }
}
