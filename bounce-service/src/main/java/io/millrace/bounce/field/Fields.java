package io.millrace.bounce.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.bounce.refusal.BounceRefused;
import io.millrace.platform.json.JsonBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a body, each with what it must be; what is not fails with a {@link BounceRefused}.
 */
public final class Fields {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final JsonBody body;

    private Fields(JsonBody body) {
        this.body = body;
    }

    public static Fields of(byte[] body) {
        return new Fields(JsonBody.object(body));
    }

    public static Fields of(JsonNode node, String pointer) {
        return new Fields(JsonBody.of(node, pointer));
    }

    /** The object in a field; null where there is none. */
    public @Nullable Fields object(String name) {
        JsonNode value = body.get(name);
        return value == null ? null : of(value, body.pointerTo(name));
    }

    /** The array in a field; empty where there is none. */
    public List<JsonNode> array(String name, int most) {
        JsonNode value = body.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            throw refused(name, "must be an array of at most " + most + " items");
        }
        List<JsonNode> items = new ArrayList<>();
        value.forEach(items::add);
        return items;
    }

    /** Text that must be there, without blanks at its ends. */
    public String text(String name, int longest) {
        String value = optionalText(name, longest);
        if (value == null || value.isEmpty()) {
            throw refused(name, "is missing or empty");
        }
        return value;
    }

    /** Text of such a form. */
    public String text(String name, Pattern form, String wanted) {
        String value = body.text(name);
        if (value == null || value.isBlank()) {
            throw refused(name, "is missing or empty");
        }
        if (!form.matcher(value.strip()).matches()) {
            throw refused(name, "must be " + wanted);
        }
        return value.strip();
    }

    public @Nullable String optionalText(String name, int longest) {
        String value = body.text(name);
        if (value == null) {
            return null;
        }
        if (value.codePointCount(0, value.length()) > longest || CONTROL.matcher(value).find()) {
            throw refused(
                    name,
                    "must have at most "
                            + longest
                            + " characters, none of them a control character");
        }
        return value.strip();
    }

    /** Text, or true or false as text; null where there is nothing. */
    public @Nullable String flagOrText(String name, int longest) {
        JsonNode value = body.get(name);
        return value != null && value.isBoolean() ? value.asText() : optionalText(name, longest);
    }

    /** One of some words as we spell it; case does not matter. */
    public String word(String name, List<String> words) {
        String value = text(name, 100);
        return words.stream()
                .filter(word -> word.equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> refused(name, "must be one of " + String.join(", ", words)));
    }

    /** True or false, also where it stands in a text; false where there is nothing. */
    public boolean flag(String name) {
        JsonNode value = body.get(name);
        if (value == null) {
            return false;
        }
        return switch (value.asText().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(name, "must be true or false");
        };
    }

    /** A whole number in these bounds. */
    public int number(String name, int least, int most) {
        var value = body.number(name);
        if (value == null) {
            throw refused(name, "is missing");
        }
        boolean fits =
                value.precision() - value.scale() <= 10
                        && value.stripTrailingZeros().scale() <= 0
                        && value.longValue() >= least
                        && value.longValue() <= most;
        if (!fits) {
            throw refused(name, "must be a whole number from %d to %d".formatted(least, most));
        }
        return value.intValue();
    }

    public boolean has(String name) {
        return body.get(name) != null;
    }

    /**
     * The refusal of a field.
     *
     * @param what as it goes on behind the field's name
     */
    public BounceRefused refused(String name, String what) {
        String pointer = body.pointerTo(name);
        return BounceRefused.field(
                pointer, pointer.substring(1).replace('/', '.') + " " + what + ".");
    }
}
