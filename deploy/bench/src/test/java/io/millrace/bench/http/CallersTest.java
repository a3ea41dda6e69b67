package io.millrace.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallersTest {

    private static final byte[] CALL = request("/noop");
    private static final byte[] GATE = request("/gate");

    @Test
    void everyRequestIsAnsweredAndCounted() throws Exception {
        try (NoopWorker worker = new NoopWorker();
                Callers callers = new Callers(addressOf(worker), 8)) {
            Load load = callers.send(Requests.of(1000, index -> CALL));

            assertThat(load.answers()).isEqualTo(1000);
            assertThat(load.percentile(0.5)).isLessThanOrEqualTo(load.percentile(0.99));
            assertThat(worker.calls()).isEqualTo(1000);
        }
    }

    @Test
    void callsWaitAtTheGateUntilItOpens() throws Exception {
        try (NoopWorker worker = new NoopWorker();
                Callers callers = new Callers(addressOf(worker), 2)) {
            BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
            worker.recordArrivals(arrivals);
            worker.closeGate();
            Thread opens = Thread.ofVirtual().start(() -> openAfter(2, arrivals, worker));

            Load load = callers.send(Requests.of(2, index -> GATE));

            opens.join();
            assertThat(load.answers()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerThatIsNotSuccessStopsTheLoad() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        try (Callers callers = new Callers(server.getAddress(), 1)) {
            assertThatThrownBy(() -> callers.send(Requests.of(1, index -> CALL)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("404");
        } finally {
            server.stop(0);
        }
    }

    private static void openAfter(int calls, BlockingQueue<Long> arrivals, NoopWorker worker) {
        try {
            for (int i = 0; i < calls; i++) {
                arrivals.poll(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        worker.openGate();
    }

    private static InetSocketAddress addressOf(NoopWorker worker) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), worker.baseUrl().getPort());
    }

    private static byte[] request(String path) {
        return ("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
