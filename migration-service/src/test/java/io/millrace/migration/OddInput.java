package io.millrace.migration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Bodies, codes and parameters that nobody should send. */
final class OddInput {

    private static final List<String> COPY_FIELDS =
            List.of("newMigrationCode", "existingMigrationCode", "overWriteOptions", "", "\\u0000");

    private static final List<String> DEFINITION_FIELDS =
            List.of("objects", "withDependencies", "fileId", "overWriteOptions", "type", "code");

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "[{}]",
                    "[{\"type\":\"WORKER\",\"code\":\"*\"}]",
                    "[{\"type\":{},\"code\":[]}]",
                    "[{\"type\":\"WORKER\",\"code\":\"%_\\\\\"}]",
                    "\"\"",
                    "\" \"",
                    "-1",
                    "0",
                    "5001",
                    "1e999",
                    "1e17",
                    "99999999999999999999999999",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"'; drop table migration; --\"",
                    "\"🚀é\\u202e\"",
                    "\"../../etc/passwd\"",
                    "\"copyoutline\"",
                    "tru",
                    "\"never ended",
                    "[".repeat(40) + "]".repeat(40),
                    "[".repeat(20_000),
                    "\"" + "x".repeat(100_000) + "\"");

    private static final List<String> SANE =
            List.of("\"ABC\"", "\"ABC-copy\"", "\"Y\"", "\"N\"", "5001", "false");

    private OddInput() {}

    static Arbitrary<byte[]> copies() {
        return bodies(COPY_FIELDS);
    }

    static Arbitrary<byte[]> definitions() {
        return bodies(DEFINITION_FIELDS);
    }

    /** Bodies of a few fields, some twice, most of them wrong; or bytes that are no text. */
    private static Arbitrary<byte[]> bodies(List<String> names) {
        var field =
                Combinators.combine(Arbitraries.of(names), values())
                        .as((name, value) -> "\"" + name + "\":" + value);
        var objects = field.list().ofMaxSize(5).map(fields -> "{" + String.join(",", fields) + "}");
        var bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
        return Arbitraries.frequencyOf(
                Tuple.of(8, objects.map(OddInput::bytesOf)),
                Tuple.of(1, values().map(OddInput::bytesOf)),
                Tuple.of(1, bytes));
    }

    private static byte[] bytesOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Segments of a path and values of a query. */
    static Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "'",
                        "--",
                        "0",
                        "99999999999999999999",
                        "WyIxIl0",
                        "WyJ4Il0",
                        "W251bGxd",
                        "\u0001",
                        "é",
                        "🚀",
                        "x".repeat(3000),
                        "a b",
                        "..;",
                        "../../x",
                        "a//b",
                        "%"),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(20));
    }

    private static Arbitrary<String> values() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(VALUES)), Tuple.of(2, Arbitraries.of(SANE)));
    }
}
