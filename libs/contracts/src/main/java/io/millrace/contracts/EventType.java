package io.millrace.contracts;

/**
 * One kind of event in one version.
 *
 * @param name as it stands in the envelope
 * @param topic where it is said
 * @param schema resource that holds its JSON Schema
 * @param example resource that holds its golden example
 */
public record EventType<T>(
        String name, String topic, Class<T> data, String schema, String example) {

    static <T> EventType<T> of(String word, int version, String topic, Class<T> data) {
        String versioned = word + ".v" + version;
        String resource = "/io/millrace/contracts/" + versioned;
        return new EventType<>(
                "io.millrace." + versioned,
                topic,
                data,
                resource + ".schema.json",
                resource + ".example.json");
    }
}
