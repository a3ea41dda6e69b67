package io.millrace.platform.json;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers that stand in a text. */
final class Numbers {

    private static final Pattern NUMBER =
            Pattern.compile("\\s*-?\\d{1,1000}(\\.\\d{1,1000})?([eE][+-]?\\d{1,3})?\\s*");

    private Numbers() {}

    static BigDecimal parse(String text, String pointer, String name) {
        if (!NUMBER.matcher(text).matches()) {
            throw JsonFault.shape(pointer, name + " is no number");
        }
        return new BigDecimal(text.strip());
    }
}
