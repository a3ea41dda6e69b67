package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What PostgreSQL can keep as jsonb: no NUL character, no half of a surrogate pair, no number
 * beyond a thousand digits. Anything else would fail only when it is written.
 */
public final class Storable {

    private static final int MOST_DIGITS = 1000;

    private Storable() {}

    /** Whether the value and all below it can be kept. */
    public static boolean isStorable(JsonNode value) {
        var faults = new Faults();
        check(value, faults);
        return faults.none();
    }

    static void check(JsonNode value, Faults faults) {
        check(value, "", faults);
    }

    private static void check(JsonNode value, String pointer, Faults faults) {
        if (value.isTextual() && !isStorable(value.textValue())) {
            faults.add(pointer, "must hold no NUL character and no half of a surrogate pair");
        } else if (value.isNumber() && !isStorableNumber(value)) {
            faults.add(pointer, "must be a number of at most " + MOST_DIGITS + " digits");
        }
        int place = 0;
        for (var element : value.isArray() ? value : List.<JsonNode>of()) {
            check(element, pointer + "/" + place++, faults);
        }
        for (var field : value.properties()) {
            if (!isStorable(field.getKey())) {
                faults.add(pointer, "must have no field name with a NUL character");
            } else {
                check(field.getValue(), JsonFields.below(pointer, field.getKey()), faults);
            }
        }
    }

    private static boolean isStorableNumber(JsonNode value) {
        if (value.isDouble() || value.isFloat()) {
            return Double.isFinite(value.doubleValue());
        }
        var number = value.decimalValue();
        return Math.abs((long) number.scale()) + number.precision() <= MOST_DIGITS;
    }

    /** Whether a text can be kept. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0 || Character.isLowSurrogate(character)) {
                return false;
            }
            if (Character.isHighSurrogate(character)
                    && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }
}
