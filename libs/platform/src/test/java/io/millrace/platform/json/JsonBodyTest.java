package io.millrace.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"x\",}", "{\"a\":\"x\" , }", "{\"b\":[1,2,],\"a\":\"x\"}"})
    void aTrailingCommaIsAccepted(String json) {
        assertThat(object(json).text("a")).isEqualTo("x");
    }

    @Test
    void theLastOfTwoEqualKeysWins() {
        assertThat(object("{\"a\":\"1\",\"a\":\"2\"}").text("a")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "-0.50, -0.50", "12345678901234567890, 12345678901234567890"})
    void aNumberStandsForText(String number, String text) {
        assertThat(object("{\"a\":" + number + "}").text("a")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"\"5\", 5", "\" 1.50 \", 1.50", "7, 7"})
    void aTextStandsForANumber(String value, BigDecimal number) {
        assertThat(object("{\"a\":" + value + "}").number("a")).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "true", "false"})
    void nothingElseStandsForText(String value) {
        JsonBody body = object("{\"a\":" + value + "}");
        assertThatExceptionOfType(JsonFault.class)
                .isThrownBy(() -> body.text("a"))
                .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/a"))
                .satisfies(fault -> assertThat(fault.isSyntax()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"'',a", "/duration,duration.a", "/options/0,options.0.a"})
    void aFaultNamesTheFieldByItsPath(String pointer, String path) {
        JsonBody body = JsonBody.of(JsonBody.read(bytes("{\"a\":[]}")), pointer);

        assertThatExceptionOfType(JsonFault.class)
                .isThrownBy(() -> body.text("a"))
                .satisfies(fault -> assertThat(fault.detail()).isEqualTo(path + " is no text"));
        assertThatExceptionOfType(JsonFault.class)
                .isThrownBy(() -> body.number("a"))
                .satisfies(fault -> assertThat(fault.detail()).isEqualTo(path + " is no number"));
    }

    @Test
    void nullIsAbsent() {
        assertThat(object("{\"a\":null}").text("a")).isNull();
        assertThat(object("{}").text("a")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nope",
                "{",
                "{\"a\"}",
                "{\"a\":1}{",
                "{\"a\":1} x",
                "{'a':1}",
                "{a:1}",
                "[,]",
                "{,}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":.5}",
                "{\"a\":\"\u0001\"}",
                "\"\\x\"",
                "{\"a\":1e99999}",
                "{\"a\":1e-99999}",
                "{\"a\":\"\\u0000\"}",
                "{\"\\u0000\":1}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00x\"}",
                "// x\n{}"
            })
    void whatCannotBeReadOrKeptIsAFaultWithAPosition(String json) {
        assertThatExceptionOfType(JsonFault.class)
                .isThrownBy(() -> JsonBody.read(bytes(json)))
                .satisfies(fault -> assertThat(fault.isSyntax()).isTrue())
                .withMessageContaining("line ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c328", "ff", "eda080", "c080", "f8888080", "e282"})
    void bytesThatAreNoUtf8AreAFault(String hex) {
        byte[] text = java.util.HexFormat.of().parseHex("7b2261223a22" + hex + "227d");
        assertThatExceptionOfType(JsonFault.class).isThrownBy(() -> JsonBody.read(text));
    }

    @Test
    void surrogatePairsAreText() {
        assertThat(object("{\"a\":\"\\ud83d\\ude00 ü\"}").text("a")).isEqualTo("😀 ü");
    }

    @Test
    void thePositionIsWhereTheFaultIs() {
        assertThatExceptionOfType(JsonFault.class)
                .isThrownBy(() -> object("{\"a\":1,\n  \"b\" 2}"))
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(2))
                .satisfies(fault -> assertThat(fault.column()).isBetween(7, 8));
    }

    @Test
    void thePositionOfALimitIsWhereItIsMet() {
        assertThatExceptionOfType(JsonFault.class)
                .isThrownBy(() -> object("{\n\"a\":\n " + "[".repeat(40)))
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(3))
                .satisfies(fault -> assertThat(fault.column()).isBetween(33, 34));
        assertThatExceptionOfType(JsonFault.class)
                .isThrownBy(() -> object("{\"a\":\n" + "7".repeat(1001) + "}").number("a"))
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(2));
    }

    @Test
    void thirtyTwoLevelsAreReadAndNoMore() {
        assertThat(JsonBody.read(nested(32))).isNotNull();
        assertThatExceptionOfType(JsonFault.class)
                .isThrownBy(() -> JsonBody.read(nested(33)))
                .withMessageContaining("too deep");
        assertThatExceptionOfType(JsonFault.class).isThrownBy(() -> JsonBody.read(nested(500_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"x\"", "null", "true"})
    void whatIsNoObjectIsNoBody(String json) {
        assertThatExceptionOfType(JsonFault.class).isThrownBy(() -> object(json));
    }

    private static byte[] nested(int depth) {
        byte[] text = new byte[2 * depth];
        Arrays.fill(text, 0, depth, (byte) '[');
        Arrays.fill(text, depth, 2 * depth, (byte) ']');
        return text;
    }

    private static JsonBody object(String json) {
        return JsonBody.object(bytes(json));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
