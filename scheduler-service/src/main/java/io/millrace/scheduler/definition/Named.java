package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which other definitions a definition names. */
final class Named {

    private Named() {}

    /** Each code that is named, and the pointers where it is. */
    static Map<String, List<String>> in(JsonNode body, String list, String field) {
        var named = new LinkedHashMap<String, List<String>>();
        int place = 0;
        for (var element : body.path(list)) {
            named.computeIfAbsent(element.path(field).asText(), code -> new ArrayList<>())
                    .add("/" + list + "/" + place++ + "/" + field);
        }
        return named;
    }
}
