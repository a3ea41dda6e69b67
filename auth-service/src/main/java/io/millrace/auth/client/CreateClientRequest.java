package io.millrace.auth.client;

import io.millrace.platform.json.JsonBody;
import io.millrace.platform.problem.FieldError;
import io.millrace.platform.problem.ProblemException;
import java.util.List;

/** The body that asks for a client. */
record CreateClientRequest(String name) {

    private static final int LONGEST_NAME = 120;

    static CreateClientRequest of(byte[] body) {
        JsonBody json = JsonBody.object(body);
        String name = json.text("name");
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME || hasControl(name)) {
            throw ProblemException.invalid(
                    List.of(
                            new FieldError(
                                    json.pointerTo("name"),
                                    "must be 1 to 120 characters in one line")));
        }
        return new CreateClientRequest(name.strip());
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
