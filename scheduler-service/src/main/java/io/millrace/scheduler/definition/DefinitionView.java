package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A definition as it is shown. */
record DefinitionView(String entityTag, ObjectNode json) {

    static DefinitionView of(DefinitionRow row) {
        var shown = SecretValues.masked(KnownFields.only(DefinitionJson.read(row.body)));
        var json = shown.objectNode();
        json.put("code", row.key.code());
        json.setAll(shown);
        return new DefinitionView(EntityTag.of(row), json);
    }
}
