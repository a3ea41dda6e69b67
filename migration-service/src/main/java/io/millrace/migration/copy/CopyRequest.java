package io.millrace.migration.copy;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.migration.answer.Answers;
import io.millrace.migration.answer.MigrationRefused;
import io.millrace.migration.catalog.MigrationCode;
import io.millrace.migration.catalog.MigrationKind;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.json.JsonFault;
import java.util.Optional;

/**
 * A copy that is asked for.
 *
 * @param overwrite of an import only; empty for an export
 */
record CopyRequest(
        MigrationKind kind, String existingCode, String newCode, Optional<String> overwrite) {

    /** What is wrong is refused in the printed order. */
    static CopyRequest read(MigrationKind kind, byte[] body) {
        String newCode = "";
        try {
            var fields = JsonBody.object(body);
            newCode = given(fields, "newMigrationCode");
            return checked(kind, fields, newCode);
        } catch (JsonFault fault) {
            throw refused("Input Validation Failed.", newCode);
        }
    }

    private static CopyRequest checked(MigrationKind kind, JsonBody fields, String newCode) {
        String existingCode = given(fields, "existingMigrationCode").strip();
        String overwrite = kind == MigrationKind.IMPORT ? option(fields) : "";
        if (existingCode.isEmpty()) {
            throw refused(sourceMissing(kind), newCode);
        }
        if (kind == MigrationKind.EXPORT && newCode.isBlank()) {
            throw refused("New Migration code not received in input request.", newCode);
        }
        if (!MigrationCode.isCode(newCode)) {
            throw refused(
                    "New Migration code length should be between 3 and 30. Alphanumeric with hyphen"
                            + " and underscore only are allowed. No special characters.",
                    newCode);
        }
        if (kind == MigrationKind.IMPORT && !overwrite.equals("Y") && !overwrite.equals("N")) {
            throw refused("Invalid/Missing OverWriteOptions", newCode);
        }
        return new CopyRequest(
                kind, existingCode, newCode, Optional.of(overwrite).filter(o -> !o.isEmpty()));
    }

    private static String sourceMissing(MigrationKind kind) {
        return switch (kind) {
            case EXPORT -> "Source Migration code not received in input request.";
            case IMPORT -> "Existing Migration code not received in input request.";
        };
    }

    /** What is no text is no option either, and has the same message, in its turn. */
    private static String option(JsonBody fields) {
        JsonNode option = fields.get("overWriteOptions");
        return option == null ? "" : option.asText();
    }

    private static String given(JsonBody fields, String name) {
        String value = fields.text(name);
        return value == null ? "" : value;
    }

    static MigrationRefused refused(String message, String newCode) {
        return new MigrationRefused(Answers.invalid(message).forCopy(newCode));
    }
}
