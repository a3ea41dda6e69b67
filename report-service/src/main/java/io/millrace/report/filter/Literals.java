package io.millrace.report.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.report.filter.grammar.FilterParser.DateValueContext;
import io.millrace.report.filter.grammar.FilterParser.NumberValueContext;
import io.millrace.report.filter.grammar.FilterParser.PlaceholderContext;
import io.millrace.report.filter.grammar.FilterParser.TextValueContext;
import io.millrace.report.filter.grammar.FilterParser.ValueContext;
import io.millrace.report.table.ColumnType;

/**
 * Values of a filter, those included that stand in the body.
 *
 * @param hasPlaceholders whether a bare word is a field of the body, or a fault
 */
record Literals(ObjectNode body, boolean hasPlaceholders) {

    TypedValue read(ValueContext value, ColumnType type) {
        try {
            return literal(value).as(type);
        } catch (WrongValue wrong) {
            throw new FilterFault(Positions.of(value), "the value " + wrong.rule());
        }
    }

    private Literal literal(ValueContext value) {
        return switch (value) {
            case TextValueContext text -> new Literal.Text(Names.unquoted(text.TEXT().getText()));
            case NumberValueContext number -> new Literal.Numeral(number.NUMBER().getText());
            case DateValueContext date -> new Literal.Date(Names.unquoted(date.TEXT().getText()));
            case PlaceholderContext word -> placeholder(word);
            default -> throw new IllegalStateException("no such value: " + value.getClass());
        };
    }

    private Literal placeholder(PlaceholderContext word) {
        String name = Names.of(word.identifier());
        JsonNode given = hasPlaceholders ? body.get(name) : null;
        if (given == null || given.isNull()) {
            throw new FilterFault(
                    Positions.of(word),
                    hasPlaceholders
                            ? "the body has no field " + name
                            : "a text must be in single quotes");
        }
        return new Literal.Given(given);
    }
}
