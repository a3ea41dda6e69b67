package io.millrace.migration.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.migration.owner.ObjectType;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.problem.FieldError;
import io.millrace.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is exported.
 *
 * @param withDependencies whether what the chosen objects refer to goes along
 */
public record ExportDefinition(List<Choice> objects, boolean withDependencies) {

    static final int MOST_CHOICES = 1000;
    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9_.:/*?-]{1,200}");

    /**
     * Objects of one type.
     *
     * @param code with {@code *} for any text and {@code ?} for one character
     */
    public record Choice(ObjectType type, String code) {}

    static ExportDefinition read(JsonBody body) {
        List<FieldError> errors = new ArrayList<>();
        var objects = choices(body.get("objects"), errors);
        Boolean with = body.flag("withDependencies");
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new ExportDefinition(objects, Boolean.TRUE.equals(with));
    }

    private static List<Choice> choices(@Nullable JsonNode array, List<FieldError> errors) {
        List<Choice> choices = new ArrayList<>();
        if (array == null || !array.isArray() || array.isEmpty() || array.size() > MOST_CHOICES) {
            errors.add(new FieldError("/objects", "must be an array of 1 to " + MOST_CHOICES));
            return choices;
        }
        for (int i = 0; i < array.size(); i++) {
            Choice choice = choice(JsonBody.of(array.get(i), "/objects/" + i), errors);
            if (choice != null) {
                choices.add(choice);
            }
        }
        return List.copyOf(choices);
    }

    private static @Nullable Choice choice(JsonBody fields, List<FieldError> errors) {
        String word = fields.text("type");
        String code = fields.text("code");
        var type = ObjectType.of(word == null ? "" : word);
        if (type.isEmpty()) {
            errors.add(
                    new FieldError(
                            fields.pointerTo("type"),
                            "must be one of " + EnumSet.allOf(ObjectType.class)));
        }
        boolean isPattern = code != null && PATTERN.matcher(code).matches();
        if (!isPattern) {
            errors.add(
                    new FieldError(
                            fields.pointerTo("code"),
                            "must be a code, in which * and ? stand for any text or character"));
        }
        return type.isPresent() && code != null && isPattern ? new Choice(type.get(), code) : null;
    }

    /** From what {@link #json} wrote. */
    public static ExportDefinition parse(String json) {
        return read(JsonBody.of(JsonBody.read(json), ""));
    }

    String json() {
        var body = JsonNodeFactory.instance.objectNode();
        var array = body.putArray("objects");
        objects.forEach(
                each -> array.addObject().put("type", each.type().name()).put("code", each.code()));
        return body.put("withDependencies", withDependencies).toString();
    }
}
