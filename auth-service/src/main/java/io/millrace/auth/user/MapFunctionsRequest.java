package io.millrace.auth.user;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.problem.FieldError;
import io.millrace.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** The functions a user is to have, in the order of the body. */
record MapFunctionsRequest(List<String> functions) {

    private static final int MOST = 100;

    static MapFunctionsRequest of(byte[] body) {
        JsonNode functions = JsonBody.object(body).get("functions");
        if (functions == null || !functions.isArray() || functions.size() > MOST) {
            throw invalid("/functions", "must be an array of function names");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode function : functions) {
            if (!function.isTextual()) {
                throw invalid("/functions/" + names.size(), "must be the name of a function");
            }
            names.add(function.textValue());
        }
        return new MapFunctionsRequest(List.copyOf(names));
    }

    private static ProblemException invalid(String pointer, String detail) {
        return ProblemException.invalid(List.of(new FieldError(pointer, detail)));
    }
}
