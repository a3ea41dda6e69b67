package io.millrace.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Bodies, names and parameters that nobody should send. */
final class OddInput {

    private static final List<String> FIELDS =
            List.of("fileName", "fileSize", "mimeType", "partSize", "", "\\u0000", "unknown");

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "\"\"",
                    "\" \"",
                    "-1",
                    "0",
                    "1",
                    "1e999",
                    "1E-400",
                    "1e12",
                    "1e13",
                    "99999999999999999999999999",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"'; drop table file; --\"",
                    "\"🚀é\\u202e\\ufffe\"",
                    "\"%00%ff\"",
                    "\"a\\u0007b\"",
                    "NaN",
                    "\"../../etc/passwd\"",
                    "\"a\\r\\nX: y\"",
                    "tru",
                    "\"never ended",
                    "[".repeat(40) + "]".repeat(40),
                    "[".repeat(20_000),
                    "\"" + "x".repeat(100_000) + "\"",
                    "\"1e3\"",
                    "\"٣٤\"",
                    "\"text/csv; charset=x\"");

    private static final List<String> SANE =
            List.of("\"File.csv\"", "\"text/csv\"", "7654", "\"7654\"", "\"DAT\"", "5242880");

    private OddInput() {}

    /** Bodies of a few fields, some twice, most of them wrong; or bytes that are no text. */
    static Arbitrary<byte[]> bodies() {
        var field =
                Combinators.combine(Arbitraries.of(FIELDS), values())
                        .as((name, value) -> "\"" + name + "\":" + value);
        var objects = field.list().ofMaxSize(6).map(fields -> "{" + String.join(",", fields) + "}");
        var arrays = objects.list().ofMaxSize(3).map(all -> "[" + String.join(",", all) + "]");
        var bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
        return Arbitraries.frequencyOf(
                Tuple.of(6, objects.map(OddInput::bytesOf)),
                Tuple.of(3, arrays.map(OddInput::bytesOf)),
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
                        "-1",
                        "99999999999999999999",
                        "999999999999999999",
                        "WyIxIl0",
                        "WyJ4Il0",
                        "W251bGxd",
                        "\u0001",
                        "é",
                        "🚀",
                        "x".repeat(3000),
                        "a b",
                        "a,b,,c",
                        ",",
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
