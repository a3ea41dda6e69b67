package io.millrace.contracts.objects;

import java.util.List;

/**
 * What an undo came to.
 *
 * @param left objects that could not be put back as they were
 */
public record UndoAnswer(List<Left> left) {

    /** One that stays as the import wrote it, or as somebody has changed it since. */
    public record Left(String type, String code, String reason) {}
}
