package io.millrace.report.definition;

import io.millrace.platform.problem.FieldError;
import java.util.List;
import java.util.stream.Collectors;

/** A definition that does not fit what is there: a source, a view or a column is missing. */
public final class UnfitDefinition extends RuntimeException {

    private final transient List<FieldError> errors;

    UnfitDefinition(List<FieldError> errors) {
        super(
                errors.stream().map(FieldError::detail).collect(Collectors.joining("; ")),
                null,
                false,
                false);
        this.errors = List.copyOf(errors);
    }

    /** One per faulty field of the definition. */
    public List<FieldError> errors() {
        return errors;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
