package io.millrace.report.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.platform.json.JsonBody;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a request.
 *
 * @param fields all of the body; placeholders have their values here
 */
record RepgenBody(
        @Nullable String filterCriteria, @Nullable String placeholderFilter, ObjectNode fields) {

    /** An empty body is no filter. */
    static RepgenBody read(byte[] body) {
        if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            return new RepgenBody(null, null, JsonNodeFactory.instance.objectNode());
        }
        var json = JsonBody.object(body);
        return new RepgenBody(
                json.text("filterCriteria"), json.text("placeholderFilter"), json.fields());
    }
}
