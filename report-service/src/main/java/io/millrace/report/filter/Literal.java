package io.millrace.report.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.json.TextDefect;
import io.millrace.report.table.ColumnType;

/** A value as the caller gave it, before it is known to what it is compared. */
sealed interface Literal {

    /** In quotes; the quotes taken away. */
    record Text(String text) implements Literal {}

    record Numeral(String text) implements Literal {}

    record Date(String text) implements Literal {}

    /** In a field of the body: text and number stand for each other. */
    record Given(JsonNode value) implements Literal {}

    /** Reads it as the type, or fails with {@link WrongValue}. */
    default TypedValue as(ColumnType type) {
        return switch (this) {
            case Text quoted -> ofText(checked(quoted.text()), type);
            case Numeral number -> ofNumber(number.text(), type);
            case Date date -> ofDate(date.text(), type);
            case Given given -> ofGiven(given.value(), type);
        };
    }

    private static TypedValue ofText(String text, ColumnType type) {
        return switch (type) {
            case TEXT, OTHER -> new TypedValue(text, ColumnType.TEXT.sql());
            case DATE -> Values.date(text);
            case INSTANT, LOCAL -> Values.moment(text, type);
            case BOOLEAN -> Values.truth(text);
            case INTEGER, NUMBER, FLOAT -> throw new WrongValue("must be a number");
        };
    }

    private static TypedValue ofNumber(String text, ColumnType type) {
        return switch (type) {
            case INTEGER, NUMBER, FLOAT -> Values.number(text);
            case TEXT, OTHER, BOOLEAN -> throw new WrongValue("must be a text in single quotes");
            case DATE, INSTANT, LOCAL -> throw new WrongValue("must be a DATE 'yyyy-mm-dd'");
        };
    }

    private static TypedValue ofDate(String text, ColumnType type) {
        return switch (type) {
            case DATE -> Values.date(text);
            case INSTANT, LOCAL -> Values.moment(Values.date(text).text(), type);
            case INTEGER, NUMBER, FLOAT -> throw new WrongValue("must be a number");
            case TEXT, OTHER, BOOLEAN -> throw new WrongValue("must be a text in single quotes");
        };
    }

    private static TypedValue ofGiven(JsonNode value, ColumnType type) {
        if (!value.isTextual() && !value.isNumber()) {
            throw new WrongValue("must be a text or a number in the body");
        }
        String text = checked(value.isTextual() ? value.textValue() : plain(value));
        return switch (type) {
            case INTEGER, NUMBER, FLOAT -> Values.number(text.strip());
            case TEXT, OTHER, DATE, INSTANT, LOCAL, BOOLEAN -> ofText(text, type);
        };
    }

    /** Written out only where that is short. */
    private static String plain(JsonNode number) {
        var exact = number.decimalValue();
        if (Math.abs((long) exact.scale()) > 100 || exact.precision() > 200) {
            throw new WrongValue("must be a number of at most 100 digits");
        }
        return exact.toPlainString();
    }

    private static String checked(String text) {
        String defect = TextDefect.in(text);
        if (defect != null) {
            throw new WrongValue("cannot be kept: " + defect);
        }
        return text;
    }
}
