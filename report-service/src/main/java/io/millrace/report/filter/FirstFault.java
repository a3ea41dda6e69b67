package io.millrace.report.filter;

import io.millrace.report.filter.grammar.FilterLexer;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Ends the reading at the first fault, in our own few words. */
final class FirstFault extends BaseErrorListener {

    private static final int LONGEST_QUOTE = 40;

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            @Nullable Object offending,
            int line,
            int column,
            String message,
            @Nullable RecognitionException cause) {
        if (offending instanceof Token token) {
            throw new FilterFault(token.getStartIndex() + 1, sentence(token));
        }
        throw new FilterFault(column + 1, "this cannot be read");
    }

    private static String sentence(Token token) {
        if (token.getType() == Token.EOF) {
            return "the filter ends too early";
        }
        if (token.getType() == FilterLexer.STRAY && token.getText().equals("'")) {
            return "this text has no closing quote";
        }
        return "'" + shortened(token.getText()) + "' is not expected here";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
