package io.millrace.migration.answer;

import io.millrace.migration.catalog.MigrationKind;
import io.millrace.migration.catalog.MigrationStatus;

/** The printed answers. Source: the migration chapters of the financial-services guide. */
public final class Answers {

    public static final String INVALID_INPUT = "INVALID_INPUT";
    public static final String FAILED = "FAILED";
    private static final String SUCCESS = "SUCCESS";

    public static final Answer TRIGGERED =
            Answer.of("Object Migration Triggered", "TRIGGERED_SUCCESS", SUCCESS);
    public static final Answer NO_SUCH_CODE = invalid("Code does not exist");
    public static final Answer FAULT = Answer.of("Internal Server Error", "INTERNAL_ERROR", FAILED);

    private Answers() {}

    /** A refused request. */
    public static Answer invalid(String message) {
        return Answer.of(message, INVALID_INPUT, FAILED);
    }

    public static Answer completed(MigrationKind kind) {
        return Answer.of(title(kind) + " already completed", kind + "_ALREADY_COMPLETE", FAILED);
    }

    public static Answer inProgress(MigrationKind kind) {
        return Answer.of(title(kind) + " in progress", kind + "_INPROGRESS", "INPROGRESS");
    }

    public static Answer copied(MigrationKind kind) {
        return Answer.of("", kind + "_OUTLINE_SAVED", SUCCESS);
    }

    /** A copy that went wrong for no fault of the caller's. */
    public static Answer copyFault(MigrationKind kind) {
        return switch (kind) {
            case EXPORT ->
                    Answer.of(
                            "Outline Save Failed for migrationCode", "OUTLINE_SAVE_FAILED", FAILED);
            case IMPORT -> FAULT;
        };
    }

    public static Answer status(MigrationStatus status) {
        return Answer.of("Status fetched Successfully", SUCCESS, status.name());
    }

    private static String title(MigrationKind kind) {
        return switch (kind) {
            case EXPORT -> "Export";
            case IMPORT -> "Import";
        };
    }
}
