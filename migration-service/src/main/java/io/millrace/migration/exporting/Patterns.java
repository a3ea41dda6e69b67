package io.millrace.migration.exporting;

import io.millrace.migration.definition.ExportDefinition;
import io.millrace.migration.definition.ExportDefinition.Choice;
import io.millrace.migration.owner.ObjectType;
import io.millrace.migration.progress.MigrationFailed;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The codes that are chosen. */
final class Patterns {

    private Patterns() {}

    static Map<ObjectType, Set<String>> of(ExportDefinition definition) {
        Map<ObjectType, Set<String>> patterns = new EnumMap<>(ObjectType.class);
        definition
                .objects()
                .forEach(choice ->
                        patterns.computeIfAbsent(choice.type(), _ -> new TreeSet<>())
                                .add(choice.code()));
        return patterns;
    }

    /** A choice that nothing fits is a slip that nobody would see in a bundle. */
    static void requireAllFound(ExportDefinition definition, Collection collection) {
        String none =
                definition.objects().stream()
                        .filter(choice -> !isFound(choice, collection))
                        .map(choice -> choice.type() + " " + choice.code())
                        .distinct()
                        .collect(Collectors.joining(", "));
        if (!none.isEmpty()) {
            throw new MigrationFailed("There is nothing that fits " + none + ".");
        }
    }

    private static boolean isFound(Choice choice, Collection collection) {
        Pattern pattern = regex(choice.code());
        return collection.codes(choice.type()).stream()
                .anyMatch(code -> pattern.matcher(code).matches());
    }

    private static Pattern regex(String code) {
        return Pattern.compile(
                code.chars()
                        .mapToObj(c ->
                                switch (c) {
                                    case '*' -> ".*";
                                    case '?' -> ".";
                                    default -> Pattern.quote(Character.toString(c));
                                })
                        .collect(Collectors.joining()));
    }
}
