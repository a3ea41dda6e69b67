package io.millrace.scheduler.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.json.JsonFault;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.trigger.DynamicParameters;
import io.millrace.scheduler.trigger.TriggerCommand;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerRequestTest {

    private static final String DATE =
            "{'batchParams':{'$FICMISDATE$':'2023-12-06'},'taskRuntimeParams':{'T1':{'a':1},'T2':{}}}";

    @Test
    void readsThePrintedRequestOfTheSchedulerGuide() {
        var request =
                read(
                        "{'batchName':'B1','batchType':'rest','excludedTasks':'','heldTasks':'','dynamicParamList':"
                                + inAString(DATE)
                                + "}");

        assertThat(request.batchName()).isEqualTo("B1");
        assertThat(request.type()).isEqualTo(BatchType.BATCH);
        assertThat(request.excludedTasks()).isEmpty();
        assertThat(request.parameters().all().batchParams())
                .containsEntry("$FICMISDATE$", TextNode.valueOf("2023-12-06"));
        assertThat(request.parameters().all().taskRuntimeParams()).containsOnlyKeys("T1", "T2");
    }

    @Test
    void readsTheSameFromAnObject() {
        assertThat(trigger("rest", DATE).parameters())
                .isEqualTo(trigger("rest", inAString(DATE)).parameters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "' '", "null", "{}", "'{}'"})
    void takesAnEmptyListAsNone(String list) {
        assertThat(trigger("rest", list).parameters()).isEqualTo(DynamicParameters.NONE);
        assertThat(trigger("group", list).parameters()).isEqualTo(DynamicParameters.NONE);
    }

    @Test
    void readsTheMembersOfAGroup() {
        var list = "[{'batchName':'A','batchParams':{'x':[1]}},{'batchName':'B'}]";

        var params = trigger("group", inAString(list)).parameters();

        assertThat(params).isEqualTo(trigger("group", list).parameters());
        assertThat(params.ofMembers()).containsOnlyKeys("A", "B");
    }

    @Test
    void appliesABareObjectToAllMembers() {
        assertThat(trigger("group", DATE).parameters().all().batchParams())
                .containsOnlyKeys("$FICMISDATE$");
    }

    @Test
    void appliesAnObjectThatNamesAMemberToThatOneAlone() {
        var params = trigger("group", "{'batchName':'A','batchParams':{'x':1}}").parameters();

        assertThat(params.ofMembers()).containsOnlyKeys("A");
        assertThat(params.all().batchParams()).isEmpty();
    }

    @Test
    void refusesParametersOfAnotherBatch() {
        assertThatThrownBy(() -> trigger("rest", "{'batchName':'OTHER'}"))
                .isInstanceOf(InvalidArguments.class);
    }

    @Test
    void readsCommaSeparatedCodes() {
        var request =
                read(
                        "{'batchName':'B','batchType':'rest','excludedTasks':' T1 , T2,','heldTasks':'T3'}");

        assertThat(request.excludedTasks()).containsExactly("T1", "T2");
        assertThat(request.heldTasks()).containsExactly("T3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "'text'",
                "{'batchName':'B'}",
                "{'batchType':'rest'}",
                "{'batchName':'','batchType':'rest'}",
                "{'batchName':' ','batchType':'rest'}",
                "{'batchName':{},'batchType':'rest'}",
                "{'batchName':null,'batchType':'rest'}",
                "{'batchName':true,'batchType':'rest'}",
                "{'batchName':'B','batchType':'REST'}",
                "{'batchName':'B\\u0000','batchType':'rest'}",
                "{'batchName':'B','batchType':'rest','excludedTasks':[]}",
                "{'batchName':'B','batchType':'rest','heldTasks':null}"
            })
    void refusesABodyThatLacksSomething(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(InvalidArguments.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "true",
                "'{'",
                "'7'",
                "{'batchParams':[]}",
                "{'batchParams':'x'}",
                "{'taskRuntimeParams':{'T1':7}}",
                "{'batchParams':{'x':'\\u0000'}}"
            })
    void refusesABadDynamicParamList(String list) {
        assertThatThrownBy(() -> trigger("rest", list)).isInstanceOf(InvalidArguments.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'2023-02-30'",
                "'06/12/2023'",
                "'+12023-02-03'",
                "'0000-02-03'",
                "''",
                "null",
                "{}"
            })
    void refusesABadDate(String date) {
        assertThatThrownBy(() -> trigger("rest", "{'batchParams':{'$FICMISDATE$':" + date + "}}"))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("$FICMISDATE$ must be a date");
    }

    @ParameterizedTest
    @CsvSource({"T1,T1,T2", "T1,T2,T1", "T3,T1,T1"})
    void refusesACodeInTwoLists(String included, String excluded, String held) {
        assertThatThrownBy(() ->
                        new TriggerCommand(
                                "meridian",
                                "user",
                                "B",
                                BatchType.BATCH,
                                Optional.of(Set.of(included)),
                                Set.of(excluded),
                                Set.of(held),
                                DynamicParameters.NONE,
                                null))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("T1 is in more than one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[7]",
                "[{}]",
                "[{'batchName':7.5e}]",
                "[{'batchName':'A'},{'batchName':'A'}]"
            })
    void refusesABadListOfMembers(String list) {
        assertThatThrownBy(() -> trigger("group", inAString(list)))
                .isInstanceOf(InvalidArguments.class);
    }

    @Test
    void readsTheRunInBothSpellings() {
        for (var name : Map.of("batchRunID", 1, "batchRunId", 2).keySet()) {
            var fields = new RequestFields(json("{'" + name + "':'B_1','tasks':['T1',2]}"));

            assertThat(StatusRequest.read(fields).batchRunId()).isEqualTo("B_1");
            assertThat(StatusRequest.read(fields).tasks()).containsExactly("T1", "2");
        }
    }

    private static TriggerRequest trigger(String type, String list) {
        return read(
                "{'batchName':'B','batchType':'%s','dynamicParamList':%s}".formatted(type, list));
    }

    private static TriggerRequest read(String body) {
        return TriggerRequest.read(new RequestFields(json(body)));
    }

    private static String inAString(String json) {
        return "'" + json.replace("'", "\\\"") + "'";
    }

    private static JsonNode json(String text) {
        try {
            return JsonBody.read(text.replace('\'', '"'));
        } catch (JsonFault fault) {
            throw new InvalidArguments(fault.detail());
        }
    }
}
