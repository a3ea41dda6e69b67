package io.millrace.report.filter;

import io.millrace.report.filter.grammar.FilterParser.IdentifierContext;

/** Words of a filter without their quotes. */
final class Names {

    private Names() {}

    static String of(IdentifierContext word) {
        return word.QUOTED_NAME() == null ? word.getText() : inner(word.getText());
    }

    /** A text literal: two quotes in it are one. */
    static String unquoted(String literal) {
        return inner(literal).replace("''", "'");
    }

    private static String inner(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }
}
