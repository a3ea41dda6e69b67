package io.millrace.report.filter;

import org.antlr.v4.runtime.ParserRuleContext;

/** Where something stands in a filter. */
final class Positions {

    private Positions() {}

    /** Number of its first character, from 1. */
    static int of(ParserRuleContext context) {
        return context.getStart().getStartIndex() + 1;
    }
}
