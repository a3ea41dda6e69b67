package io.millrace.scheduler.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    private final Calling calling = new Calling();
    private FakeWorker worker;

    @BeforeEach
    void startWorker() throws Exception {
        worker = new FakeWorker(calling.vertx);
    }

    @AfterEach
    void stop() {
        worker.close();
        calling.close();
    }

    private FakeWorker.Seen seen(ACall call) throws InterruptedException {
        assertThat(calling.outcomeOf(call))
                .isInstanceOfAny(CallOutcome.Succeeded.class, CallOutcome.Accepted.class);
        return worker.request();
    }

    private void refused(ACall call, String why) {
        assertThat(calling.outcomeOf(call)).isEqualTo(new CallOutcome.Refused(why, ""));
        assertThat(worker.requestsWaiting()).isZero();
    }

    @Test
    void aPostWithoutABodySendsTheStandardOne() throws Exception {
        var seen =
                seen(
                        ACall.to(worker.port())
                                .preset("REGION", "\"EU\"")
                                .preset("LIMIT", "10")
                                .batchParam("LIMIT", "20")
                                .taskParam("CHUNK", "[1.50]"));
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.uri()).isEqualTo("/load");
        assertThat(seen.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(ACall.json(seen.body().toString()))
                .isEqualTo(
                        ACall.json(
                                """
                                {"batchRunId":"MONTH_END_2026-01-31_1769900000000_1",
                                 "batchName":"MONTH_END","taskCode":"LOAD","jobId":null,
                                 "batchParams":{"REGION":"EU","LIMIT":20},
                                 "taskRuntimeParams":{"CHUNK":[1.50]}}\
                                """));
    }

    @Test
    void saysWhichAttemptOfWhichTaskItIs() throws Exception {
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var headers = seen(ACall.to(worker.port()).attempt(3).traceparent(trace)).headers();
        assertThat(headers.get("Idempotency-Key"))
                .isEqualTo("MONTH_END_2026-01-31_1769900000000_1/LOAD/3");
        assertThat(headers.get("Millrace-Tenant")).isEqualTo("meridian");
        assertThat(headers.get("Millrace-Run-Id"))
                .isEqualTo("MONTH_END_2026-01-31_1769900000000_1");
        assertThat(headers.get("Millrace-Task-Code")).isEqualTo("LOAD");
        assertThat(headers.getAll("traceparent")).containsExactly(trace);
        assertThat(headers.contains("Millrace-Job-Id")).isFalse();
        assertThat(headers.get("Host")).isEqualTo("127.0.0.1:" + worker.port());
    }

    @Test
    void anAsynchronousTaskIsToldWhereToCallBack() throws Exception {
        var seen = seen(ACall.to(worker.port()).async("0123456789ABCDE"));
        assertThat(seen.headers().get("Millrace-Job-Id")).isEqualTo("0123456789ABCDE");
        assertThat(seen.headers().get("Millrace-Callback-Url"))
                .isEqualTo("https://millrace.example/ws/rest/service/v2/oic/job");
        assertThat(ACall.json(seen.body().toString()).get("jobId").asText())
                .isEqualTo("0123456789ABCDE");
    }

    @Test
    void aStringThatIsOnePlaceholderKeepsTheValuesType() throws Exception {
        var seen =
                seen(
                        ACall.to(worker.port())
                                .batchParam("N", "1.50")
                                .batchParam("L", "[1,{\"a\":null}]")
                                .earlierOutput("EXTRACT.ok", "true")
                                .body(
                                        """
                                        {"n":"${N}","l":["${L}","${EXTRACT.ok}"],
                                         "text":"n=${N}","same":{"k":7}}\
                                        """));
        assertThat(seen.body())
                .hasToString(
                        "{\"n\":1.50,\"l\":[[1,{\"a\":null}],true],\"text\":\"n=1.50\","
                                + "\"same\":{\"k\":7}}");
    }

    @Test
    void valuesInPathAndQueryArePercentEncoded() throws Exception {
        var call =
                ACall.to(worker.port())
                        .at("http://127.0.0.1:" + worker.port() + "/api/")
                        .method("GET")
                        .path("/ledger/${V}/entries and more?fixed=1")
                        .query("to", "${V}")
                        .batchParam("V", "\"a/b?c=ü %\"");
        var seen = seen(call);
        assertThat(seen.method()).isEqualTo("GET");
        assertThat(seen.uri())
                .isEqualTo(
                        "/api/ledger/a%2Fb%3Fc%3D%C3%BC%20%25/entries%20and%20more"
                                + "?fixed=1&to=a%2Fb%3Fc%3D%C3%BC%20%25");
        assertThat(seen.body().length()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "."})
    void aValueDoesNotClimbOutOfThePath(String value) {
        refused(
                ACall.to(worker.port()).path("/a/${V}/b").batchParam("V", "\"" + value + "\""),
                "a parameter makes a '.' or '..' segment in the path");
    }

    @Test
    void headersOfTheTaskAreSentButNotInPlaceOfOurs() throws Exception {
        var seen =
                seen(
                        ACall.to(worker.port())
                                .header("X-Region", "${REGION}-1")
                                .header("millrace-tenant", "harbor")
                                .header("Content-Type", "application/vnd.ledger+json")
                                .batchParam("REGION", "\"EU\""));
        assertThat(seen.headers().get("X-Region")).isEqualTo("EU-1");
        assertThat(seen.headers().getAll("Millrace-Tenant")).containsExactly("meridian");
        assertThat(seen.headers().getAll("Content-Type"))
                .containsExactly("application/vnd.ledger+json");
    }

    @Test
    void aValueDoesNotBreakOutOfItsHeader() {
        refused(
                ACall.to(worker.port()).header("X-A", "${V}").batchParam("V", "\"1\\r\\nX-B: 2\""),
                "the value of header X-A has characters that no header can carry");
    }

    @ParameterizedTest
    @CsvSource({"Host", "content-length", "Transfer-Encoding", "'X A'"})
    void headersOfTheConnectionAreNotTheTasks(String name) {
        refused(
                ACall.to(worker.port()).header(name, "1"),
                "a task cannot set the header '" + name + "'");
    }

    @Test
    void anUnknownNameIsRefusedBeforeAnyCall() {
        refused(ACall.to(worker.port()).body("{\"a\":\"${NOBODY}\"}"), "${NOBODY} has no value");
    }

    @Test
    void aMissingSecretIsRefusedBeforeAnyCall() {
        refused(
                ACall.to(worker.port()).header("X-Key", "${secret:KEY}"),
                "secret KEY cannot be read");
    }

    @Test
    void secretsAreReadAtEachUse() throws Exception {
        var call = ACall.to(worker.port()).header("X-Key", "${secret:KEY}");
        calling.secrets.put("meridian/KEY", "one");
        assertThat(seen(call).headers().get("X-Key")).isEqualTo("one");
        calling.secrets.put("meridian/KEY", "two");
        assertThat(seen(call).headers().get("X-Key")).isEqualTo("two");
    }
}
