package io.millrace.platform.objects;

import static io.millrace.contracts.objects.ObjectOutcome.CREATED;
import static io.millrace.contracts.objects.ObjectOutcome.FAILED;
import static io.millrace.contracts.objects.ObjectOutcome.OVERWRITTEN;
import static io.millrace.contracts.objects.ObjectOutcome.SKIPPED;

import io.millrace.contracts.objects.ImportedObject;
import io.millrace.contracts.objects.ObjectReference;
import io.millrace.contracts.objects.ObjectResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that was dealt with.
 *
 * @param former to be put back by an undo, or null where nothing was written
 */
public record WrittenObject(ObjectResult result, @Nullable FormerObject former) {

    private static final String THERE_ALREADY = "It exists already.";

    /** What an object needs, wherever it goes. */
    public record Needs(List<ObjectReference> references, List<String> secrets) {}

    /**
     * @param former what was there before; its body tells new from replaced
     */
    public static WrittenObject written(ImportedObject object, Needs needs, FormerObject former) {
        var outcome = former.body() == null ? CREATED : OVERWRITTEN;
        return new WrittenObject(
                new ObjectResult(
                        object.type(),
                        object.code(),
                        outcome,
                        null,
                        needs.references(),
                        needs.secrets()),
                former);
    }

    /** What is there says the same already. */
    public static WrittenObject same(ImportedObject object, Needs needs) {
        return new WrittenObject(
                new ObjectResult(
                        object.type(),
                        object.code(),
                        OVERWRITTEN,
                        null,
                        needs.references(),
                        needs.secrets()),
                null);
    }

    /** What is there stays. */
    public static WrittenObject skipped(ImportedObject object) {
        return new WrittenObject(
                new ObjectResult(
                        object.type(), object.code(), SKIPPED, THERE_ALREADY, List.of(), List.of()),
                null);
    }

    /**
     * @param reason names the field
     */
    public static WrittenObject failed(ImportedObject object, String reason) {
        return new WrittenObject(
                new ObjectResult(
                        object.type(), object.code(), FAILED, reason, List.of(), List.of()),
                null);
    }
}
