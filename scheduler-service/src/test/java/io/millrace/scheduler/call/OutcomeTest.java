package io.millrace.scheduler.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.definition.WorkerAuth;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

    private final Calling calling = new Calling();
    private FakeWorker worker;
    private String name;

    @BeforeEach
    void startWorker() throws Exception {
        worker = new FakeWorker(calling.vertx);
        name = "LEDGER at 127.0.0.1:" + worker.port();
    }

    @AfterEach
    void stop() {
        worker.close();
        calling.close();
    }

    private CallOutcome outcome() {
        return calling.outcomeOf(ACall.to(worker.port()));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void anyGoodAnswerIsSuccess(int status) {
        worker.answering(request -> request.response().setStatusCode(status).end());
        assertThat(outcome()).isEqualTo(new CallOutcome.Succeeded(Map.of(), ""));
    }

    @Test
    void aGoodAnswerToAnAsynchronousTaskIsAcceptance() {
        worker.answering(202, "{}");
        assertThat(calling.outcomeOf(ACall.to(worker.port()).async("0123456789ABCDE")))
                .isEqualTo(new CallOutcome.Accepted("{}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 501, 502, 503, 504, 599})
    void someAnswersAreWorthAnotherAttempt(int status) {
        worker.answering(status, "wait");
        assertThat(outcome())
                .isEqualTo(new CallOutcome.Faulted(name + " answered " + status, "wait", null));
    }

    @Test
    void theWorkerSaysHowLongToWait() {
        worker.answering(request ->
                request.response()
                        .setStatusCode(429)
                        .putHeader("Retry-After", "Sat, 31 Jan 2026 12:00:07 GMT")
                        .end());
        assertThat(outcome())
                .isEqualTo(
                        new CallOutcome.Faulted(name + " answered 429", "", Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 410, 422, 451})
    void otherFaultsAreFinal(int status) {
        worker.answering(status, "no");
        assertThat(outcome())
                .isEqualTo(new CallOutcome.Refused(name + " answered " + status, "no"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsAreNotFollowed(int status) throws Exception {
        worker.answering(request ->
                request.response().setStatusCode(status).putHeader("Location", "/elsewhere").end());
        assertThat(outcome())
                .isEqualTo(
                        new CallOutcome.Refused(
                                name + " answered " + status + "; redirects are not followed", ""));
        worker.request();
        assertThat(worker.requestsWaiting()).isZero();
    }

    @Test
    void outputsAreTakenFromTheAnswer() {
        worker.answering(200, "{\"ledger\":{\"total\":12.30}}");
        var call = ACall.to(worker.port()).output("total", "/ledger/total");
        assertThat(calling.outcomeOf(call))
                .isEqualTo(
                        new CallOutcome.Succeeded(
                                Map.of("total", ACall.json("12.30")),
                                "{\"ledger\":{\"total\":12.30}}"));
    }

    @Test
    void aMissingOutputFailsTheTaskAndSaysWhich() {
        worker.answering(200, "{\"ledger\":{}}");
        var call = ACall.to(worker.port()).output("total", "/ledger/total");
        assertThat(calling.outcomeOf(call))
                .isEqualTo(
                        new CallOutcome.Refused(
                                "the answer has nothing at '/ledger/total' for output total",
                                "{\"ledger\":{}}"));
    }

    @Test
    void noMoreThanTheLimitIsRead() {
        worker.answering(200, "x".repeat(AnswerBody.LIMIT_BYTES * 4));
        assertThat(outcome()).isEqualTo(new CallOutcome.Succeeded(Map.of(), "x".repeat(4096)));
        assertThat(calling.outcomeOf(ACall.to(worker.port()).output("all", "")))
                .isEqualTo(
                        new CallOutcome.Refused(
                                "the answer is longer than 256 KiB, so its outputs cannot be read",
                                "x".repeat(4096)));
    }

    @Test
    void anAnswerOfJustTheLimitIsWhole() {
        var text = "\"" + "x".repeat(AnswerBody.LIMIT_BYTES - 2) + "\"";
        worker.answering(200, text);
        assertThat(calling.outcomeOf(ACall.to(worker.port()).output("all", "")))
                .isInstanceOf(CallOutcome.Succeeded.class);
    }

    @Test
    void secretsThatComeBackAreNotKept() {
        calling.secrets.put("meridian/LEDGER", "ada:pa55word");
        worker.answering(request ->
                request.response()
                        .setStatusCode(500)
                        .end(
                                request.getHeader("Authorization")
                                        + " pa55word "
                                        + request.getHeader("X-Token")));
        var call =
                ACall.to(worker.port())
                        .auth(WorkerAuth.Type.BASIC, "${secret:LEDGER}")
                        .secretParam("API_KEY", "k3y")
                        .header("X-Token", "<${API_KEY}>");
        assertThat(calling.outcomeOf(call))
                .isEqualTo(
                        new CallOutcome.Faulted(
                                name + " answered 500", "Basic *** *** <***>", null));
    }
}
