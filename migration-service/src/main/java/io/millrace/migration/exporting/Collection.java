package io.millrace.migration.exporting;

import io.millrace.contracts.objects.ExportedObject;
import io.millrace.contracts.objects.ObjectReference;
import io.millrace.migration.owner.ObjectType;
import io.millrace.migration.progress.MigrationFailed;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Objects that the owners gave, each once. */
final class Collection {

    private final Map<ObjectReference, ExportedObject> objects = new HashMap<>();
    private long characters;

    void add(ExportedObject object) {
        var key = new ObjectReference(object.type(), object.code());
        if (objects.putIfAbsent(key, object) == null) {
            characters += object.body().length();
        }
    }

    int size() {
        return objects.size();
    }

    /** Of all bodies. */
    long characters() {
        return characters;
    }

    List<ExportedObject> all() {
        return List.copyOf(objects.values());
    }

    Set<String> codes(ObjectType type) {
        Set<String> codes = new TreeSet<>();
        objects.keySet().stream()
                .filter(key -> key.type().equals(type.name()))
                .forEach(key -> codes.add(key.code()));
        return codes;
    }

    /** Objects that others refer to and that are not here; names that stand for none are left. */
    Map<ObjectType, Set<String>> missing() {
        Map<ObjectType, Set<String>> missing = new EnumMap<>(ObjectType.class);
        objects.values().stream()
                .flatMap(object -> object.references().stream())
                .filter(reference -> !objects.containsKey(reference))
                .forEach(reference -> {
                    Optional<ObjectType> type = ObjectType.of(reference.type());
                    type.ifPresent(known ->
                            missing.computeIfAbsent(known, _ -> new TreeSet<>())
                                    .add(reference.code()));
                });
        return missing;
    }

    /** An owner that names what it does not have would be asked for ever. */
    void requireAll(Map<ObjectType, Set<String>> wanted) {
        wanted.forEach((type, codes) -> {
            codes.removeAll(codes(type));
            if (!codes.isEmpty()) {
                throw new MigrationFailed(
                        type + " " + String.join(", ", codes) + " is referred to and not there.");
            }
        });
    }
}
