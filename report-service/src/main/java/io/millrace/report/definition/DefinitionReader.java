package io.millrace.report.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.json.JsonFault;
import io.millrace.platform.problem.FieldError;
import io.millrace.report.source.DataSources;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a definition by the shape of its fields alone; gathers what is wrong with each. */
public final class DefinitionReader {

    static final String CODE_RULE =
            "code must start with a letter, have letters, digits and _ only, and at most 60 of them";

    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");
    private static final int LONGEST_NAME = 200;
    private static final int MOST_COLUMNS = 500;

    private final JsonBody body;
    private final List<FieldError> errors = new ArrayList<>();

    private DefinitionReader(JsonBody body) {
        this.body = body;
    }

    /**
     * The definition, or a failure with {@link UnfitDefinition}.
     *
     * @param code as it stands in the path
     */
    public static ReportDefinition read(String code, JsonBody body) {
        return new DefinitionReader(body).definition(code);
    }

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    private ReportDefinition definition(String code) {
        if (!isCode(code)) {
            errors.add(new FieldError("/code", CODE_RULE));
        }
        String name = text("name", code, LONGEST_NAME);
        String dataSource = text("dataSource", DataSources.REPORTING, LONGEST_NAME);
        String view = text("view", "", LONGEST_NAME);
        if (view.isBlank()) {
            errors.add(new FieldError("/view", "view is missing"));
        }
        List<String> columns = columns();
        String filter = text("defaultFilter", "", Integer.MAX_VALUE);
        if (!errors.isEmpty()) {
            throw new UnfitDefinition(errors);
        }
        return new ReportDefinition(code, name, dataSource, view.strip(), columns, filter);
    }

    private String text(String field, String otherwise, int longest) {
        String given = orFault(field, otherwise, () -> body.text(field));
        if (given == null || given.isBlank()) {
            return otherwise;
        }
        if (given.length() > longest) {
            errors.add(
                    new FieldError(
                            body.pointerTo(field),
                            field + " is longer than " + longest + " characters"));
        }
        return given;
    }

    private @Nullable String orFault(
            String field, String otherwise, Supplier<@Nullable String> value) {
        try {
            return value.get();
        } catch (JsonFault fault) {
            errors.add(new FieldError(body.pointerTo(field), fault.detail()));
            return otherwise;
        }
    }

    private List<String> columns() {
        JsonNode given = body.get("columns");
        if (given == null) {
            return List.of();
        }
        if (!given.isArray() || given.size() > MOST_COLUMNS) {
            errors.add(
                    new FieldError(
                            "/columns",
                            "columns is no array of at most " + MOST_COLUMNS + " names"));
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            addName(given.get(i), "/columns/" + i, names);
        }
        return names;
    }

    private void addName(JsonNode name, String pointer, List<String> names) {
        if (!name.isTextual() || name.textValue().isBlank()) {
            errors.add(new FieldError(pointer, "the name of a column is a text"));
        } else if (names.stream().anyMatch(name.textValue()::equalsIgnoreCase)) {
            errors.add(new FieldError(pointer, name.textValue() + " is there already"));
        } else {
            names.add(name.textValue());
        }
    }
}
