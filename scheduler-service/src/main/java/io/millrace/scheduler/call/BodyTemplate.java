package io.millrace.scheduler.call;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A JSON body in which strings may hold {@code ${NAME}}. */
sealed interface BodyTemplate {

    void write(JsonGenerator json, CallValues values) throws IOException;

    Stream<String> secretNames();

    static BodyTemplate of(JsonNode body) {
        if (body.isTextual()) {
            Template template = Template.of(body.textValue());
            return template.isConstant() ? new Fixed(body) : new Text(template);
        }
        if (body.isObject()) {
            return Fields.of(body);
        }
        return body.isArray() ? Items.of(body) : new Fixed(body);
    }

    /** A part that is the same in every call. */
    record Fixed(JsonNode value) implements BodyTemplate {

        @Override
        public void write(JsonGenerator json, CallValues values) throws IOException {
            json.writeTree(value);
        }

        @Override
        public Stream<String> secretNames() {
            return Stream.empty();
        }
    }

    /** A string; one that is a single placeholder takes the value's type. */
    record Text(Template template) implements BodyTemplate {

        @Override
        public void write(JsonGenerator json, CallValues values) throws IOException {
            String name = template.soleName();
            if (name == null) {
                json.writeString(template.text(values));
            } else {
                json.writeTree(values.get(name));
            }
        }

        @Override
        public Stream<String> secretNames() {
            return template.secretNames();
        }
    }

    /** An object. */
    record Fields(Map<String, BodyTemplate> fields) implements BodyTemplate {

        static Fields of(JsonNode body) {
            var fields = new LinkedHashMap<String, BodyTemplate>();
            body.properties().forEach(f -> fields.put(f.getKey(), BodyTemplate.of(f.getValue())));
            return new Fields(fields);
        }

        @Override
        public void write(JsonGenerator json, CallValues values) throws IOException {
            json.writeStartObject();
            for (var field : fields.entrySet()) {
                json.writeFieldName(field.getKey());
                field.getValue().write(json, values);
            }
            json.writeEndObject();
        }

        @Override
        public Stream<String> secretNames() {
            return fields.values().stream().flatMap(BodyTemplate::secretNames);
        }
    }

    /** An array. */
    record Items(List<BodyTemplate> items) implements BodyTemplate {

        static Items of(JsonNode body) {
            var items = new ArrayList<BodyTemplate>();
            body.forEach(item -> items.add(BodyTemplate.of(item)));
            return new Items(items);
        }

        @Override
        public void write(JsonGenerator json, CallValues values) throws IOException {
            json.writeStartArray();
            for (BodyTemplate item : items) {
                item.write(json, values);
            }
            json.writeEndArray();
        }

        @Override
        public Stream<String> secretNames() {
            return items.stream().flatMap(BodyTemplate::secretNames);
        }
    }
}
