package io.millrace.migration.progress;

import io.millrace.migration.catalog.CarriedObject;
import java.util.List;

/** An export or import that cannot go well, whoever tries it again. */
public final class MigrationFailed extends RuntimeException {

    private final List<CarriedObject> objects;

    /**
     * @param reason sentences for the caller
     */
    public MigrationFailed(String reason) {
        this(reason, List.of());
    }

    /**
     * @param objects those of which it is known what became of them
     */
    public MigrationFailed(String reason, List<CarriedObject> objects) {
        super(reason, null, false, false);
        this.objects = List.copyOf(objects);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public List<CarriedObject> objects() {
        return objects;
    }
}
