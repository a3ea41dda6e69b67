package io.millrace.contracts.objects;

import java.util.List;

/**
 * What an import came to.
 *
 * @param accepted false where an object failed: then nothing was written
 * @param objects a result for each, in the order of the request
 */
public record ImportAnswer(boolean accepted, List<ObjectResult> objects) {

    public static ImportAnswer of(List<ObjectResult> objects) {
        boolean accepted =
                objects.stream().noneMatch(each -> each.outcome() == ObjectOutcome.FAILED);
        return new ImportAnswer(accepted, List.copyOf(objects));
    }
}
