package io.millrace.scheduler.definition;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchReaderTest {

    @Test
    void readsThePrintedBatch() {
        assertThat(
                        FaultsOf.batch(
                                """
                                {"description":"","zone":"Europe/Istanbul","deadline":"PT2H","batchParams":{"REGION":"EU"},"secretParams":["API_KEY"],
                                 "tasks":[{"taskCode":"EXTRACT","worker":"LEDGER","path":"/extract"},
                                          {"taskCode":"LOAD","description":"","worker":"LEDGER","method":"POST","path":"/load","query":{},"headers":{},"body":{},
                                           "mode":"sync","after":["EXTRACT"],"timeout":"PT5M","repeatable":true,
                                           "retry":{"maxAttempts":3,"backoff":"PT1S","factor":2,"maxBackoff":"PT1M"},"outputs":{"total":"/ledger/total"}}]}
                                """))
                .isEmpty();
    }

    @Test
    void fillsTheDefaults() {
        var faults = new Faults();
        var batch =
                new BatchReader(10)
                        .read(
                                "B",
                                FaultsOf.json(
                                        "{\"tasks\":[{\"taskCode\":\"T\",\"worker\":\"W\",\"path\":\"/p\"}]}"),
                                faults);

        var task = batch.tasks().getFirst();
        assertThat(faults.all()).isEmpty();
        assertThat(task.method()).isEqualTo("POST");
        assertThat(task.mode()).isEqualTo(TaskMode.SYNC);
        assertThat(task.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(task.repeatable()).isTrue();
        assertThat(task.retry()).isEqualTo(new RetryPolicy(1, Duration.ofSeconds(1), 2, null));
        assertThat(task.body()).isNull();
    }

    @Test
    void allowsABatchWithoutTasks() {
        assertThat(FaultsOf.batch("{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "7", "null", "true"})
    void refusesABodyThatIsNoObject(String body) {
        assertThat(FaultsOf.batch(body)).containsOnlyKeys("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'zone':'Mars/Olympus' | /zone",
                "'zone':7 | /zone",
                "'deadline':'2 hours' | /deadline",
                "'deadline':'PT0S' | /deadline",
                "'deadline':'-PT1H' | /deadline",
                "'deadline':'P400D' | /deadline",
                "'batchParams':[] | /batchParams",
                "'batchParams':{'A}':1} | /batchParams/A}",
                "'secretParams':'API_KEY' | /secretParams",
                "'secretParams':[{}] | /secretParams/0",
                "'tasks':{} | /tasks",
                "'tasks':[1] | /tasks/0",
                "'description':[] | /description"
            })
    void namesTheFieldThatIsWrong(String field, String pointer) {
        assertThat(FaultsOf.batch("{" + field.replace('\'', '"') + "}")).containsOnlyKeys(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'path':'load' | /tasks/0/path",
                "'path':'/a b' | /tasks/0/path",
                "'path':'/a\\r\\nX: y' | /tasks/0/path",
                "'path':'/a#b' | /tasks/0/path",
                "'path':'//elsewhere/x' | /tasks/0/path",
                "'path':'/../x' | /tasks/0/path",
                "'path':'/a/%2E.?x' | /tasks/0/path",
                "'path':'/a/..' | /tasks/0/path",
                "'method':'GET','body':{},'path':'/' | /tasks/0/body",
                "'method':'TRACE','path':'/' | /tasks/0/method",
                "'mode':'later','path':'/' | /tasks/0/mode",
                "'timeout':'PT-5M','path':'/' | /tasks/0/timeout",
                "'repeatable':'yes','path':'/' | /tasks/0/repeatable",
                "'repeatable':null,'path':'/' | /tasks/0/repeatable",
                "'query':{'a':{}},'path':'/' | /tasks/0/query/a",
                "'headers':{'X-A':'b\\r\\nc'},'path':'/' | /tasks/0/headers/X-A",
                "'headers':{'X A':'b'},'path':'/' | /tasks/0/headers/X A",
                "'headers':{'X/A':'b'},'path':'/' | /tasks/0/headers/X~1A",
                "'headers':{'x-a':'b','X-A':'c'},'path':'/' | /tasks/0/headers",
                "'headers':{'idempotency-key':'b'},'path':'/' | /tasks/0/headers/idempotency-key",
                "'headers':{'Millrace-Tenant':'b'},'path':'/' | /tasks/0/headers/Millrace-Tenant",
                "'headers':{'webhook-id':'b'},'path':'/' | /tasks/0/headers/webhook-id",
                "'headers':{'Host':'b'},'path':'/' | /tasks/0/headers/Host",
                "'retry':7,'path':'/' | /tasks/0/retry",
                "'retry':{'maxAttempts':0},'path':'/' | /tasks/0/retry/maxAttempts",
                "'retry':{'maxAttempts':101},'path':'/' | /tasks/0/retry/maxAttempts",
                "'retry':{'factor':0.5},'path':'/' | /tasks/0/retry/factor",
                "'retry':{'backoff':'PT0S'},'path':'/' | /tasks/0/retry/backoff",
                "'retry':{'backoff':'PT1M','maxBackoff':'PT1S'},'path':'/' | /tasks/0/retry/maxBackoff",
                "'outputs':{'total':'ledger/total'},'path':'/' | /tasks/0/outputs/total",
                "'outputs':{'total':'/~2'},'path':'/' | /tasks/0/outputs/total",
                "'outputs':{'total':'/a~'},'path':'/' | /tasks/0/outputs/total",
                "'outputs':{'a b':'/x'},'path':'/' | /tasks/0/outputs/a b",
                "'after':'EXTRACT','path':'/' | /tasks/0/after",
                "'after':['EXTRACT'],'path':'/' | /tasks/0/after/0",
                "'after':['LOAD'],'path':'/' | /tasks/0/after/0",
                "'after':[7],'path':'/' | /tasks/0/after/0"
            })
    void namesTheFieldOfATaskThatIsWrong(String fields, String pointer) {
        assertThat(FaultsOf.task(fields.replace('\'', '"'))).containsOnlyKeys(pointer);
    }

    @Test
    void refusesATaskCodeThatIsThereTwice() {
        assertThat(FaultsOf.batch("{\"tasks\":[" + task("A") + "," + task("A") + "]}"))
                .containsEntry("/tasks/1/taskCode", "is there twice: A");
    }

    @Test
    void namesTheCycle() {
        assertThat(
                        FaultsOf.batch(
                                "{\"tasks\":["
                                        + task("START")
                                        + ","
                                        + task("A", "START", "C")
                                        + ","
                                        + task("B", "A")
                                        + ","
                                        + task("C", "B")
                                        + ","
                                        + task("END", "C")
                                        + "]}"))
                .hasSize(1)
                .hasValueSatisfying(
                        new Condition<>(
                                detail ->
                                        detail.equals("makes a cycle: A → B → C → A")
                                                || detail.equals("makes a cycle: B → C → A → B")
                                                || detail.equals("makes a cycle: C → A → B → C"),
                                "the circle in running order"));
    }

    @Test
    void readsTwentyThousandTasksInAChainButNotOneMore() {
        assertThat(FaultsOf.batch(chain(20_000))).isEmpty();
        assertThat(FaultsOf.batch(chain(20_001))).containsOnlyKeys("/tasks");
    }

    private static String chain(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> i == 0 ? task("T0") : task("T" + i, "T" + (i - 1)))
                .collect(joining(",", "{\"tasks\":[", "]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a..b/...", "/a?x=/../y", "/a/%7E", "/${NAME}/x"})
    void takesAPathThatStaysBelowItsWorker(String path) {
        assertThat(FaultsOf.task("\"path\":\"" + path + "\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a~0b/~1", "/ledger//0"})
    void takesEveryJsonPointer(String pointer) {
        assertThat(FaultsOf.task("\"path\":\"/\",\"outputs\":{\"x\":\"" + pointer + "\"}"))
                .isEmpty();
    }

    @Test
    void saysWhatIsNoArrayWithoutALimitThatNobodyHas() {
        assertThat(FaultsOf.task("\"path\":\"/\",\"after\":\"A\""))
                .containsEntry("/tasks/0/after", "must be an array");
    }

    private static String task(String code, String... after) {
        var names = Arrays.stream(after).map(name -> "\"" + name + "\"");
        return "{\"taskCode\":\"%s\",\"worker\":\"W\",\"path\":\"/p\",\"after\":[%s]}"
                .formatted(code, names.collect(joining(",")));
    }
}
