package io.millrace.migration.catalog;

import io.millrace.contracts.objects.ObjectReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of an export or import.
 *
 * @param body JSON; null once it is not needed any more
 * @param secrets that are to be set for it where it arrives
 * @param outcome null while it is not known
 * @param reason why it was skipped or refused, else null
 */
public record CarriedObject(
        String type,
        String code,
        @Nullable String body,
        List<ObjectReference> references,
        List<String> secrets,
        @Nullable String outcome,
        @Nullable String reason) {

    /** What became of an object of an export. */
    public static final String EXPORTED = "EXPORTED";
}
