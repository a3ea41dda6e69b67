package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a definition, read field by field. What is wrong becomes a fault at its
 * pointer and a stand-in takes its place, so that one reading finds every fault. Null counts as
 * absent only where it is a value of its own, as in "no limit".
 */
final class JsonFields {

    private final JsonNode object;
    private final String pointer;
    private final Faults faults;

    JsonFields(JsonNode object, String pointer, Faults faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
        if (!object.isObject()) {
            faults.add(pointer, "must be an object");
        }
    }

    Faults faults() {
        return faults;
    }

    String pointer(String name) {
        return below(pointer, name);
    }

    static String below(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    void fault(String name, String detail) {
        faults.add(pointer(name), detail);
    }

    @Nullable JsonNode given(String name) {
        var value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    <T> T required(String name, Format<T> format, T standIn) {
        var value = object.get(name);
        if (value == null) {
            if (object.isObject()) {
                fault(name, "must be given");
            }
            return standIn;
        }
        return read(value, pointer(name), format, standIn);
    }

    <T> T optional(String name, Format<T> format, T fallback) {
        var value = object.get(name);
        return value == null ? fallback : read(value, pointer(name), format, fallback);
    }

    <T> @Nullable T nullable(String name, Format<T> format) {
        var value = given(name);
        if (value == null) {
            return null;
        }
        try {
            return format.read(value);
        } catch (WrongValue wrong) {
            fault(name, wrong.mustBe());
            return null;
        }
    }

    /** The values of an array of at most the given size; faulty ones are stand-ins. */
    <T> List<T> list(String name, Format<T> format, T standIn, int most) {
        var values = new ArrayList<T>();
        for (var element : elements(name, most)) {
            values.add(read(element, pointer(name) + "/" + values.size(), format, standIn));
        }
        return values;
    }

    /** The objects of an array of at most the given size. */
    List<JsonFields> objects(String name, int most) {
        var objects = new ArrayList<JsonFields>();
        for (var element : elements(name, most)) {
            objects.add(new JsonFields(element, pointer(name) + "/" + objects.size(), faults));
        }
        return objects;
    }

    /** The entries of an object, in their order. */
    <T> Map<String, T> map(String name, Format<String> keys, Format<T> format, int most) {
        var read = new LinkedHashMap<String, T>();
        var value = given(name);
        if (value == null) {
            return read;
        }
        if (!value.isObject() || value.size() > most) {
            fault(name, "must be an object of at most " + most + " fields");
            return read;
        }
        for (var field : value.properties()) {
            entry(name, field, keys, format, read);
        }
        return read;
    }

    private <T> void entry(
            String name,
            Map.Entry<String, JsonNode> field,
            Format<String> keys,
            Format<T> format,
            Map<String, T> read) {
        try {
            keys.read(TextNode.valueOf(field.getKey()));
            read.put(field.getKey(), format.read(field.getValue()));
        } catch (WrongValue wrong) {
            faults.add(below(pointer(name), field.getKey()), wrong.mustBe());
        }
    }

    private Iterable<JsonNode> elements(String name, int most) {
        var value = given(name);
        if (value == null) {
            return List.of();
        }
        if (value.isArray() && value.size() <= most) {
            return value;
        }
        fault(
                name,
                value.isArray() ? "must have at most " + most + " elements" : "must be an array");
        return List.of();
    }

    private <T> T read(JsonNode value, String at, Format<T> format, T standIn) {
        try {
            return format.read(value);
        } catch (WrongValue wrong) {
            faults.add(at, wrong.mustBe());
            return standIn;
        }
    }
}
