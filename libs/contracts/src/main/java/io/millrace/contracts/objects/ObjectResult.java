package io.millrace.contracts.objects;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one object, or would.
 *
 * @param reason why it was skipped or refused, else null
 * @param references what it needs of other objects
 * @param secrets names of the secrets and secret parameters that are to be set for it
 */
public record ObjectResult(
        String type,
        String code,
        ObjectOutcome outcome,
        @Nullable String reason,
        List<ObjectReference> references,
        List<String> secrets) {

    /** The same object with another end. */
    public ObjectResult ended(ObjectOutcome end, @Nullable String why) {
        return new ObjectResult(type, code, end, why, references, secrets);
    }
}
