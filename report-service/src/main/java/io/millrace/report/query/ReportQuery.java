package io.millrace.report.query;

import io.millrace.report.filter.Bindings;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a report reads. It stays as it is from the request on, whatever becomes of the definition.
 *
 * @param statement holds names of the catalog and words of ours, and nothing that a caller wrote
 * @param bindings the values, in the order of their settings
 */
public record ReportQuery(String dataSource, String statement, List<List<String>> bindings) {

    /** Names of the settings by which the statement reads the values. */
    public List<String> settings() {
        return IntStream.rangeClosed(1, bindings.size()).mapToObj(Bindings::settingOf).toList();
    }
}
