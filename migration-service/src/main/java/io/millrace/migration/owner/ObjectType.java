package io.millrace.migration.owner;

import java.util.Arrays;
import java.util.Optional;

/** What can be carried, and whose it is. */
public enum ObjectType {
    WORKER(Owner.SCHEDULER),
    BATCH(Owner.SCHEDULER),
    BATCH_GROUP(Owner.SCHEDULER),
    PROCESS_SCHEDULE(Owner.SCHEDULER),
    REPORT(Owner.REPORT),
    BOUNCE_INSTANCE(Owner.BOUNCE);

    private final Owner owner;

    ObjectType(Owner owner) {
        this.owner = owner;
    }

    public Owner owner() {
        return owner;
    }

    /** The type of that name, if there is one. */
    public static Optional<ObjectType> of(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
