package io.millrace.contracts;

/**
 * One kind of event in one version.
 *
 * @param name as it stands in the envelope
 * @param topic where it is said
 * @param schema resource that holds its JSON Schema
 */
public record EventType<T>(String name, String topic, Class<T> data, String schema) {

    static <T> EventType<T> of(String word, int version, String topic, Class<T> data) {
        String versioned = word + ".v" + version;
        return new EventType<>(
                "io.millrace." + versioned,
                topic,
                data,
                "/io/millrace/contracts/" + versioned + ".schema.json");
    }
}
