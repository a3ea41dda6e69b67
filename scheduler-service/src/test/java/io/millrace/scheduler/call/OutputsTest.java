package io.millrace.scheduler.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputsTest {

    private static Map<String, JsonPointer> total(String pointer) {
        return Map.of("total", JsonPointer.compile(pointer));
    }

    @Test
    void amountsStayExact() throws MissingOutput {
        var outputs = Outputs.read(total("/ledger/total"), "{\"ledger\":{\"total\":1234567.10}}");
        assertThat(outputs.get("total")).hasToString("1234567.10");
    }

    @Test
    void aNullThatIsThereIsAValue() throws MissingOutput {
        assertThat(Outputs.read(total("/0"), "[null]")).containsEntry("total", ACall.json("null"));
    }

    @Test
    void theEmptyPointerIsTheWholeAnswer() throws MissingOutput {
        assertThat(Outputs.read(total(""), "[1]")).containsEntry("total", ACall.json("[1]"));
    }

    @Test
    void nothingIsReadWhereNothingIsAsked() throws MissingOutput {
        assertThat(Outputs.read(Map.of(), "<html>")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{",
                "{\"v\":1",
                "{}",
                "[]",
                "\"v\"",
                "{\"v\":\"\\u0000\"}",
                "{\"v\":{\"\\u0000\":1}}",
                "{\"v\":[\"\\ud800\"]}",
                "{\"v\":1e999999}"
            })
    void anOutputThatCannotBeHadIsSaidSo(String answer) {
        assertThatThrownBy(() -> Outputs.read(total("/v"), answer))
                .isInstanceOf(MissingOutput.class);
    }
}
