package io.millrace.scheduler.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.platform.json.JsonBody;
import io.millrace.scheduler.run.RunParameters;
import io.millrace.scheduler.schedule.LocalDates;
import io.millrace.scheduler.schedule.ProcessRefused;
import io.millrace.scheduler.trigger.BusinessDate;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a start as they are printed, slips included. Null and empty text are absent, a
 * number counts as its text. What is wrong is named by its field.
 */
final class StartFields {

    private static final Pattern COUNT = Pattern.compile("\\+?0*(\\d{1,6})(?:\\.0*)?");

    private final JsonBody body;

    StartFields(JsonBody body) {
        this.body = body;
    }

    boolean has(String name) {
        return body.get(name) != null;
    }

    String required(String name) {
        var text = text(name);
        if (text == null) {
            throw ProcessRefused.invalid(name + " is missing or empty.");
        }
        return text;
    }

    @Nullable String text(String name) {
        var text = body.text(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Nullable LocalDateTime date(String name) {
        var text = text(name);
        try {
            return text == null ? null : LocalDates.parse(text);
        } catch (DateTimeException noDate) {
            throw ProcessRefused.invalid(name + " must be a date such as 2020-11-16 16:56:00.");
        }
    }

    /** Y or N, also with the comma that is printed inside the quotes, and true or false. */
    boolean flag(String name) {
        var value = body.get(name);
        if (value != null && value.isBoolean()) {
            return value.booleanValue();
        }
        var text = text(name);
        var word = text == null ? "n" : text.replaceFirst("\\s*,$", "").toLowerCase(Locale.ROOT);
        return switch (word) {
            case "y", "true" -> true;
            case "n", "false" -> false;
            default -> throw ProcessRefused.invalid(name + " must be Y or N.");
        };
    }

    int count(String name) {
        var text = text(name);
        if (text == null) {
            return 0;
        }
        var count = COUNT.matcher(text);
        if (!count.matches()) {
            throw ProcessRefused.invalid(
                    name + " must be a whole number from 0 to 999999, not " + shown(text) + ".");
        }
        return Integer.parseInt(count.group(1));
    }

    RunParameters values(String name) {
        var given = body.get(name);
        if (given == null || (given.isTextual() && given.asText().isBlank())) {
            return RunParameters.NONE;
        }
        var fields = JsonBody.of(given, "/" + name);
        Map<String, JsonNode> values = new LinkedHashMap<>();
        fields.fields()
                .fieldNames()
                .forEachRemaining(key -> values.put(key, value(fields, name, key)));
        return values.isEmpty() ? RunParameters.NONE : new RunParameters(values, Map.of());
    }

    private static TextNode value(JsonBody fields, String name, String key) {
        var value = fields.fields().path(key);
        if (!value.isTextual() && !value.isNumber()) {
            throw ProcessRefused.invalid(name + "." + shown(key) + " must be a string.");
        }
        if (key.equals(BusinessDate.PARAMETER)) {
            requireDay(value.asText());
        }
        return TextNode.valueOf(value.asText());
    }

    private static void requireDay(String text) {
        if (BusinessDate.day(text).isEmpty()) {
            throw ProcessRefused.invalid(
                    BusinessDate.PARAMETER + " must be a date of the form yyyy-mm-dd.");
        }
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
