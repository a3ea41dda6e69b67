package io.millrace.bounce.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.bounce.field.Fields;
import io.millrace.bounce.field.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body that asks for a bounce. */
final class BounceRequestReader {

    private static final int LONGEST_SUMMARY = 1000;
    private static final int LONGEST_CONTACT = 255;
    private static final int LONGEST_VALUE = 1000;
    private static final int MOST_OPTIONS = 50;
    private static final Pattern OPTION = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,49}");

    private BounceRequestReader() {}

    static BounceRequest read(byte[] body) {
        var fields = Fields.of(body);
        String operation = fields.word("operation", BounceTerms.OPERATIONS);
        return new BounceRequest(
                operation,
                fields.word("services", BounceTerms.SERVICES),
                Span.required(fields, "duration"),
                fields.optionalText("summary", LONGEST_SUMMARY),
                fields.optionalText("primaryContact", LONGEST_CONTACT),
                options(fields.object("bounceOptions")),
                blackOut(fields, operation));
    }

    private static @Nullable Span blackOut(Fields fields, String operation) {
        Span blackOut = Span.optional(fields, "blackOutDuration");
        if (blackOut != null && !operation.equals(BounceTerms.STOP)) {
            throw fields.refused("blackOutDuration", "goes with operation stop only");
        }
        return blackOut;
    }

    private static Map<String, String> options(@Nullable Fields bounceOptions) {
        Map<String, String> options = new LinkedHashMap<>();
        if (bounceOptions != null) {
            List<JsonNode> items = bounceOptions.array("options", MOST_OPTIONS);
            for (int i = 0; i < items.size(); i++) {
                var option = Fields.of(items.get(i), "/bounceOptions/options/" + i);
                options.put(
                        option.text(
                                "name",
                                OPTION,
                                "1 to 50 letters, digits and underscores, a letter first"),
                        value(option));
            }
        }
        return options;
    }

    private static String value(Fields option) {
        String value = option.flagOrText("value", LONGEST_VALUE);
        if (value == null) {
            throw option.refused("value", "is missing");
        }
        return value;
    }
}
