package io.millrace.report.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How values are written, under {@code millrace.report.csv}. */
@ConfigMapping(prefix = "millrace.report.csv")
interface CsvSettings {

    /**
     * Whether a text, or the name of a column, that a spreadsheet would take for a formula, since
     * it begins with {@code =}, {@code +}, {@code -}, {@code @}, a tabulator or a line end, gets a
     * {@code '} in front.
     */
    @WithDefault("true")
    boolean formulaGuard();
}
