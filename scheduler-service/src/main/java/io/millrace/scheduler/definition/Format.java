package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** How one JSON value is read. Throws {@link WrongValue} for what it does not accept. */
@FunctionalInterface
interface Format<T> {

    T read(JsonNode value);

    /** This format, and then a further reading of what it gave. */
    default <R> Format<R> then(Function<T, R> further) {
        return value -> further.apply(read(value));
    }
}
