package io.millrace.platform.objects;

import java.util.List;

/** Patterns of codes, as callers write them and as SQL's LIKE reads them. */
final class CodePatterns {

    private CodePatterns() {}

    static String[] like(List<String> patterns) {
        return patterns.stream().map(CodePatterns::like).toArray(String[]::new);
    }

    private static String like(String pattern) {
        return pattern.replace("\\", "\\\\")
                .replace("_", "\\_")
                .replace("%", "\\%")
                .replace('*', '%')
                .replace('?', '_');
    }
}
