package io.millrace.contracts.objects;

import java.util.List;
import java.util.Objects;

/**
 * Asks an owner to take over objects of its types, all or none.
 *
 * @param user for whom they are written
 * @param overwrite whether one that is there is replaced; else it is left as it is
 */
public record ImportRequest(
        String tenant, String user, boolean overwrite, List<ImportedObject> objects) {

    public ImportRequest {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(objects, "objects");
    }
}
