package io.millrace.contracts.objects;

import java.util.Objects;

/**
 * An object that arrives.
 *
 * @param body JSON object as text
 */
public record ImportedObject(String type, String code, String body) {

    public ImportedObject {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(body, "body");
    }
}
