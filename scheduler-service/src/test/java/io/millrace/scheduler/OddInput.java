package io.millrace.scheduler;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Bodies, names and parameters that nobody should send. */
final class OddInput {

    private static final List<String> FIELDS =
            List.of(
                    "batchName",
                    "batchType",
                    "batchRunId",
                    "batchRunID",
                    "tasks",
                    "includedTasks",
                    "excludedTasks",
                    "heldTasks",
                    "dynamicParamList",
                    "baseUrl",
                    "maxConcurrency",
                    "ratePerSecond",
                    "auth",
                    "cancelPath",
                    "description",
                    "zone",
                    "deadline",
                    "batchParams",
                    "secretParams",
                    "members",
                    "name",
                    "values",
                    "quartzDef",
                    "startDate",
                    "endDate",
                    "runOnce",
                    "runImmediately",
                    "run immediately",
                    "retryCount",
                    "worker",
                    "",
                    "\\u0000",
                    "\\ud800",
                    "unknown");

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
                    "1e999",
                    "1E-400",
                    "1e99999999999",
                    "99999999999999999999999999",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"'; drop table run; --\"",
                    "\"\\\"; select pg_sleep(9); --\"",
                    "\"🚀é\\u202e\\ufffe\"",
                    "\"%00%ff\"",
                    "{\"a\":1,\"a\":2}",
                    "\"${secret:X}\"",
                    "NaN",
                    "\"../../etc/passwd\"",
                    "\"\\r\\nX: y\"",
                    "tru",
                    "\"never ended",
                    "\"2023-99-99\"",
                    "[".repeat(40) + "]".repeat(40),
                    "[".repeat(20_000),
                    "\"" + "x".repeat(100_000) + "\"",
                    "\"{\\\"batchParams\\\":{\\\"$FICMISDATE$\\\":\\\"2023-02-30\\\"}}\"",
                    "\"[[[[\"",
                    "[{\"batchName\":{}}]",
                    "[{\"taskCode\":\"A\",\"worker\":\"\\u0000\",\"path\":7}]",
                    "[{\"taskCode\":\"A\",\"after\":[\"A\",[],{}]}]",
                    "{\"$FICMISDATE$\":[]}",
                    "{\"type\":\"bearer\",\"secret\":{}}",
                    "\"http://[::\"",
                    "\"0 0 0 31 2 ?\"",
                    "\"* * * * * ? 99999999999\"",
                    "\"0 0 0 L-31W * ?\"",
                    "\"0 0 0 ? * 7#9\"",
                    "\"9999-12-31 23:59:60\"",
                    "\"PT1E9H\"",
                    "\"P999999999999D\"");

    private static final List<String> SANE =
            List.of(
                    "\"FUZZED\"",
                    "\"rest\"",
                    "\"group\"",
                    "\"T1\"",
                    "[\"T1\"]",
                    "7",
                    "\"N,\"",
                    "\"0 0 0 1 1 ? 2090\"",
                    "\"9999-12-31 23:59:59\"");

    private OddInput() {}

    /** Bodies of a few fields, some twice, most of them wrong; or bytes that are no text. */
    static Arbitrary<byte[]> bodies() {
        var field =
                Combinators.combine(Arbitraries.of(FIELDS), values())
                        .as((name, value) -> "\"" + name + "\":" + value);
        var objects =
                field.list()
                        .ofMaxSize(8)
                        .map(fields -> "{" + String.join(",", fields) + "}")
                        .map(text -> text.getBytes(StandardCharsets.UTF_8));
        var bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
        var bare = values().map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Arbitraries.frequencyOf(Tuple.of(8, objects), Tuple.of(1, bytes), Tuple.of(1, bare));
    }

    /** Segments of a path and values of a query. */
    static Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "FUZZED",
                        "FUZZED_2023-12-06_1701839464230_1",
                        "_2023-12-06_999999999999999_1",
                        "A_9999-99-99_1701839464230_1",
                        "A_2023-12-06_999999999999999_9999",
                        "'",
                        "--",
                        "0",
                        "-1",
                        "99999999999999999999",
                        "WyIxIiwiMiJd",
                        "WyJ4IiwieSJd",
                        "W251bGwsbnVsbF0",
                        "FAILED",
                        "failed",
                        "2026-01-31T22:00:00Z",
                        "+1000000000-12-31T23:59:59Z",
                        "-999999999-01-01T00:00:00Z",
                        "\u0001",
                        "é",
                        "🚀",
                        "x".repeat(3000),
                        "a b",
                        "..;",
                        "${secret:X}",
                        "%"),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(20));
    }

    private static Arbitrary<String> values() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(VALUES)), Tuple.of(2, Arbitraries.of(SANE)));
    }
}
