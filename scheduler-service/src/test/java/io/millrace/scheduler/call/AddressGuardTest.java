package io.millrace.scheduler.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddressGuardTest {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(2));
    private final CountDownLatch answering = new CountDownLatch(1);
    private final AtomicInteger lookUps = new AtomicInteger();
    private final AddressGuard guard =
            new AddressGuard(vertx, Calling.settings("127.0.0.0/8"), this::slowly);

    @AfterEach
    void close() throws Exception {
        answering.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aSlowNameIsLookedUpOnceAndHoldsUpNobody() throws Exception {
        List<Future<List<InetAddress>>> waiting =
                IntStream.range(0, 100).mapToObj(_ -> guard.addressesOf("slow.test")).toList();
        Awaitility.await().until(() -> lookUps.get() == 1);

        assertThat(got(vertx.executeBlocking(() -> "another's work"))).isEqualTo("another's work");
        assertThat(got(guard.addressesOf("127.0.0.1"))).hasSize(1);

        answering.countDown();
        for (var each : waiting) {
            assertThat(got(each)).hasSize(1);
        }
        assertThat(lookUps).hasValue(1);
    }

    private static <T> T got(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private InetAddress[] slowly(String host) {
        lookUps.incrementAndGet();
        try {
            answering.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }
}
