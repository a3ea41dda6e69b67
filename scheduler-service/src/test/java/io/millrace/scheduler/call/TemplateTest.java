package io.millrace.scheduler.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private static String text(String template, ACall call) {
        return Template.of(template).text(new CallValues(call.build(), Map.of("KEY", "s3cret")));
    }

    @Test
    void aTasksParameterHidesTheRunsWhichHidesTheDefinitions() {
        var preset = ACall.toNobody().preset("REGION", "\"EU\"");
        assertThat(text("${REGION}", preset)).isEqualTo("EU");
        assertThat(text("${REGION}", preset.batchParam("REGION", "\"TR\""))).isEqualTo("TR");
        assertThat(text("${REGION}", preset.taskParam("REGION", "\"US\""))).isEqualTo("US");
    }

    @ParameterizedTest
    @CsvSource({
        "${batchRunId}, MONTH_END_2026-01-31_1769900000000_1",
        "${batchName}, MONTH_END",
        "${taskCode}, LOAD",
        "${jobId}, 0123456789ABCDE",
        "${EXTRACT.total}, 1.10",
        "${secret:KEY}, s3cret",
        "${$FICMISDATE$}, 2026-01-31",
        "a-${taskCode}-${batchName}-z, a-LOAD-MONTH_END-z",
        "no placeholder, no placeholder",
        "$taskCode ${taskCode, $taskCode ${taskCode",
    })
    void everyNameOfTheContractHasItsValue(String template, String expected) {
        var call =
                ACall.toNobody()
                        .async("0123456789ABCDE")
                        .earlierOutput("EXTRACT.total", "1.10")
                        .batchParam("$FICMISDATE$", "\"2026-01-31\"");
        assertThat(text(template, call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"${NOBODY}", "${}", "${secret:OTHER}", "x${ taskCode }y"})
    void aNameWithoutAValueRefusesTheCall(String template) {
        assertThatThrownBy(() -> text(template, ACall.toNobody())).isInstanceOf(CallRefused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null|[]", "true|[true]", "[1,2]|[[1,2]]", "{\"a\":1}|[{\"a\":1}]"})
    void anyValueCanStandInText(String json, String expected) {
        assertThat(text("[${V}]", ACall.toNobody().batchParam("V", json))).isEqualTo(expected);
    }

    @Test
    void theJobOfASynchronousTaskIsNull() {
        assertThat(text("[${jobId}]", ACall.toNobody())).isEqualTo("[]");
    }

    @Test
    void aValueIsNotSearchedForNames() {
        var call = ACall.toNobody().batchParam("V", "\"${secret:KEY}\"");
        assertThat(text("${V}", call)).isEqualTo("${secret:KEY}");
    }

    @Property
    void textWithoutAnOpeningStaysAsItIs(@ForAll String text) {
        var closed = text.replace("${", "");
        assertThat(text(closed, ACall.toNobody())).isEqualTo(closed);
    }
}
