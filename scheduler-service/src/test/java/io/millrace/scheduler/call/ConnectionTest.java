package io.millrace.scheduler.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.address.IpLiteral;
import io.millrace.scheduler.call.CallOutcome.Faulted;
import io.millrace.scheduler.call.CallOutcome.Refused;
import io.millrace.scheduler.call.CallOutcome.Succeeded;
import io.millrace.scheduler.call.CallOutcome.TimedOut;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {

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

    @Test
    void aWorkerThatIsNotThereIsAFault() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(calling.outcomeOf(ACall.to(port).onlyOnce()))
                .isEqualTo(
                        new Faulted(
                                "LEDGER at 127.0.0.1:" + port + ": connection refused", "", null));
    }

    @Test
    void noAnswerInTimeIsATimeOutAndClosesTheConnection() throws Exception {
        var closed = new CompletableFuture<Void>();
        worker.answering(r -> r.connection().closeHandler(closed::complete));
        assertThat(calling.outcomeOf(ACall.to(worker.port()).timeout(Duration.ofMillis(200))))
                .isEqualTo(
                        new TimedOut(
                                "LEDGER at 127.0.0.1:"
                                        + worker.port()
                                        + " gave no answer within PT0.2S"));
        closed.get(10, TimeUnit.SECONDS);
    }

    @Test
    void anAnswerThatNeverEndsIsATimeOut() {
        worker.answering(r -> r.response().setChunked(true).write("a"));
        assertThat(calling.outcomeOf(ACall.to(worker.port()).timeout(Duration.ofMillis(200))))
                .isInstanceOf(TimedOut.class);
    }

    @Test
    void cancellingClosesTheConnection() throws Exception {
        var closed = new CompletableFuture<Void>();
        var arrived = new CountDownLatch(1);
        worker.answering(r -> {
            r.connection().closeHandler(closed::complete);
            arrived.countDown();
        });
        var call = calling.calls.call(ACall.to(worker.port()).build()).subscribeAsCompletionStage();
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        call.cancel(true);
        closed.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aConnectionLostOverAnAnswerIsAFault() throws Exception {
        worker.answering(r -> r.connection().close());
        assertThat(calling.outcomeOf(ACall.to(worker.port()))).isInstanceOf(Faulted.class);
        worker.request();
        assertThat(worker.requestsWaiting()).as("a first request is not sent again").isZero();
    }

    @Test
    void aConnectionLostOverATaskThatMustNotBeRepeatedLeavesItsOutcomeUnknown() {
        worker.answering(r -> r.connection().close());
        assertThat(calling.outcomeOf(ACall.to(worker.port()).onlyOnce()))
                .isInstanceOf(TimedOut.class);
    }

    @Test
    void connectionsAreKept() throws Exception {
        var connections = new AtomicInteger();
        worker.answering(r -> {
            connections.compareAndSet(0, System.identityHashCode(r.connection()));
            r.response()
                    .setStatusCode(
                            connections.get() == System.identityHashCode(r.connection())
                                    ? 200
                                    : 500)
                    .end("x");
        });
        for (int i = 0; i < 5; i++) {
            assertThat(calling.outcomeOf(ACall.to(worker.port()))).isInstanceOf(Succeeded.class);
        }
    }

    @Test
    void aRequestOnAConnectionThatTheWorkerClosesJustThenIsSentOnceMore() throws Exception {
        worker.answering(r -> r.response().end());
        assertThat(calling.outcomeOf(ACall.to(worker.port()))).isInstanceOf(Succeeded.class);
        var first = worker.request();
        var closedOne = new AtomicInteger();
        worker.answering(r -> {
            if (closedOne.getAndIncrement() == 0) {
                r.connection().close();
            } else {
                r.response().end("done");
            }
        });
        assertThat(calling.outcomeOf(ACall.to(worker.port())))
                .isEqualTo(new Succeeded(Map.of(), "done"));
        assertThat(worker.request().headers().get("Idempotency-Key"))
                .isEqualTo(worker.request().headers().get("Idempotency-Key"))
                .isEqualTo(first.headers().get("Idempotency-Key"));
    }

    @Test
    void aTaskThatMustNotBeRepeatedNeverUsesAKeptConnection() throws Exception {
        calling.outcomeOf(ACall.to(worker.port()));
        worker.request();
        worker.answering(r -> r.connection().close());
        assertThat(calling.outcomeOf(ACall.to(worker.port()).onlyOnce()))
                .isInstanceOf(TimedOut.class);
        assertThat(worker.request().headers().get("Connection")).isEqualToIgnoringCase("close");
        assertThat(worker.requestsWaiting()).isZero();
    }

    @Test
    void aNameIsLookedUpOnceAndTheCallGoesToTheAddressThatWasChecked() throws Exception {
        var lookups = new AtomicInteger();
        try (var rebound =
                new Calling(
                        host -> {
                            lookups.incrementAndGet();
                            return new InetAddress[] {IpLiteral.parse("127.0.0.1")};
                        },
                        "127.0.0.0/8")) {
            var url = "http://ledger.invalid:" + worker.port();
            assertThat(rebound.outcomeOf(ACall.to(1).at(url))).isInstanceOf(Succeeded.class);
            assertThat(lookups).hasValue(1);
            assertThat(worker.request().headers().get("Host"))
                    .isEqualTo("ledger.invalid:" + worker.port());
        }
    }

    @Test
    void theNextAddressIsTriedWhereOneCannotBeReached() {
        try (var two =
                new Calling(
                        host ->
                                new InetAddress[] {
                                    IpLiteral.parse("127.0.0.9"), IpLiteral.parse("127.0.0.1")
                                },
                        "127.0.0.0/8")) {
            var url = "http://ledger.invalid:" + worker.port();
            assertThat(two.outcomeOf(ACall.to(1).at(url))).isInstanceOf(Succeeded.class);
        }
    }

    @Test
    void oneForbiddenAddressForbidsTheName() {
        try (var mixed =
                new Calling(
                        host ->
                                new InetAddress[] {
                                    IpLiteral.parse("127.0.0.1"), IpLiteral.parse("10.0.0.1")
                                },
                        "127.0.0.0/8")) {
            var url = "http://ledger.invalid:" + worker.port();
            assertThat(mixed.outcomeOf(ACall.to(1).at(url)))
                    .isEqualTo(
                            new Refused(
                                    "ledger.invalid has an address outside the networks that"
                                            + " workers may be in",
                                    ""));
            assertThat(worker.requestsWaiting()).isZero();
        }
    }

    @Test
    void addressesAreForbiddenUnlessTheyArePublicOrAllowed() {
        try (var none = new Calling(InetAddress::getAllByName)) {
            assertThat(none.outcomeOf(ACall.to(worker.port()))).isInstanceOf(Refused.class);
            assertThat(none.outcomeOf(ACall.to(1).at("http://[::ffff:127.0.0.1]:80")))
                    .isInstanceOf(Refused.class);
            assertThat(none.outcomeOf(ACall.to(1).at("http://localhost:" + worker.port())))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void aNameWithoutAnAddressIsAFault() {
        try (var unknown =
                new Calling(
                        host -> {
                            throw new UnknownHostException(host);
                        },
                        "127.0.0.0/8")) {
            assertThat(unknown.outcomeOf(ACall.to(1).at("http://ledger.invalid")))
                    .isEqualTo(new Faulted("no address for ledger.invalid", "", null));
        }
    }

    @Test
    void aWorkerIsToldOnceThatItsTaskWasInterrupted() throws Exception {
        worker.answering(500, "");
        var call = ACall.to(worker.port()).cancelPath("/cancel").async("0123456789ABCDE");
        calling.calls.cancel(call.build()).await().atMost(Duration.ofSeconds(10));
        var seen = worker.request();
        assertThat(seen.method() + " " + seen.uri()).isEqualTo("POST /cancel");
        assertThat(seen.body())
                .hasToString(
                        "{\"batchRunId\":\"MONTH_END_2026-01-31_1769900000000_1\","
                                + "\"taskCode\":\"LOAD\",\"jobId\":\"0123456789ABCDE\"}");
        assertThat(seen.headers().get("Idempotency-Key")).endsWith("/LOAD/1/cancel");
        assertThat(worker.requestsWaiting()).isZero();
    }

    @Test
    void aWorkerWithoutACancelPathIsNotTold() {
        calling.calls.cancel(ACall.to(worker.port()).build()).await().atMost(Duration.ofSeconds(9));
        assertThat(worker.requestsWaiting()).isZero();
    }
}
