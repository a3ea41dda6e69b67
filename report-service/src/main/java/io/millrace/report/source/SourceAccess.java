package io.millrace.report.source;

import java.time.Duration;
import java.util.List;

/**
 * How to get into a database and what may be read there.
 *
 * @param schemas in the order in which they are searched
 */
record SourceAccess(
        String url,
        String username,
        String password,
        List<String> schemas,
        Duration statementTimeout) {

    /** Without the password, since records find their way into logs. */
    @Override
    public String toString() {
        return "SourceAccess[" + url + "]";
    }
}
