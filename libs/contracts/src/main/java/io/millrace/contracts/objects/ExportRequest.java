package io.millrace.contracts.objects;

import java.util.List;
import java.util.Objects;

/**
 * Asks for objects of one type.
 *
 * @param patterns of codes, where {@code *} stands for any text and {@code ?} for one character
 */
public record ExportRequest(String tenant, List<String> patterns) {

    public ExportRequest {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(patterns, "patterns");
    }
}
