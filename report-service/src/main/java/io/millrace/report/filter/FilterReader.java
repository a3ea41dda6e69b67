package io.millrace.report.filter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.report.filter.grammar.FilterLexer;
import io.millrace.report.filter.grammar.FilterParser;
import io.millrace.report.table.ReportTable;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Reads filters. Every fault is a {@link FilterFault}. */
public final class FilterReader {

    /** Characters of a filter, at most. */
    public static final int LONGEST = 20_000;

    private static final int DEEPEST = 50;

    private FilterReader() {}

    /** A filter whose values all stand in it; none where the text is absent or blank. */
    public static Filter read(@Nullable String text, ReportTable table) {
        return read(text, table, JsonNodeFactory.instance.objectNode(), false);
    }

    /** A filter in which a bare word stands for a field of the body. */
    public static Filter read(@Nullable String text, ReportTable table, ObjectNode body) {
        return read(text, table, body, true);
    }

    private static Filter read(
            @Nullable String text, ReportTable table, ObjectNode body, boolean hasPlaceholders) {
        if (text == null || text.isBlank()) {
            return Filter.everything();
        }
        if (text.length() > LONGEST) {
            throw new FilterFault(LONGEST + 1, "a filter has at most " + LONGEST + " characters");
        }
        var parser = new FilterParser(tokens(text));
        parser.removeErrorListeners();
        parser.addErrorListener(new FirstFault());
        var literals = new Literals(body, hasPlaceholders);
        return new FilterChecker(table, literals).check(parser.filter());
    }

    /** Nesting is limited before the parser, which goes down a level for each, sees it. */
    private static CommonTokenStream tokens(String text) {
        var lexer = new FilterLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(new FirstFault());
        var tokens = new CommonTokenStream(lexer);
        tokens.fill();
        int depth = 0;
        for (Token token : tokens.getTokens()) {
            depth += token.getType() == FilterLexer.OPEN ? 1 : 0;
            depth -= token.getType() == FilterLexer.CLOSE ? 1 : 0;
            if (depth > DEEPEST) {
                throw new FilterFault(
                        token.getStartIndex() + 1, "parentheses are nested deeper than " + DEEPEST);
            }
        }
        return tokens;
    }
}
