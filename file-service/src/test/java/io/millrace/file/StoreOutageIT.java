package io.millrace.file;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.file.store.ObjectStore;
import io.millrace.testing.servers.Outage;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The store is gone for a minute in the middle of an upload. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class StoreOutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int SIZE = 1 << 20;

    @Inject Pool pool;
    @Inject ObjectStore store;

    private final FileClient client = FileClient.as(TestUser.MERIDIAN_OPERATOR);

    @Test
    void nothingIsLostAndNothingIsStuck() throws Exception {
        Upload deleted = client.upload("before.txt", "outage", "before");
        Await.until("stored", SOON, () -> isIn("STORED", deleted));
        String key = Rows.objectKey(pool, deleted.id());
        Upload interrupted = client.announce("middle.txt", "outage", SIZE);
        CountDownLatch half = new CountDownLatch(1);
        CompletableFuture<HttpResponse<String>> sending = send(interrupted, half);
        half.await();

        Upload during;
        try (Outage _ = Outage.of(S3)) {
            long end = System.nanoTime() + OUTAGE.toNanos();
            assertThat(
                            sending.handle((answer, failure) ->
                                            failure != null || answer.statusCode() >= 400)
                                    .join())
                    .isTrue();
            during = client.announce("during.txt", "outage", 6);
            assertThat(during.answer().statusCode()).isEqualTo(200);
            assertThat(client.get("listfiles?prefix=outage").<Integer>path("count")).isEqualTo(1);
            assertThat(client.delete("file/deletefile/" + deleted.id()).statusCode())
                    .isEqualTo(200);
            assertThat(
                            client.post(
                                            "file/uploadfile/multipart",
                                            "{\"fileName\":\"a\",\"fileSize\":9,\"mimeType\":\"DAT\"}")
                                    .statusCode())
                    .isEqualTo(503);
            Await.until("a minute", OUTAGE.plusSeconds(5), () -> System.nanoTime() > end);
        }

        Http.expect(200, Http.put(interrupted.url(), "x".repeat(SIZE)));
        Http.expect(200, Http.put(during.url(), "during"));
        Await.until(
                "both found", SOON, () -> isIn("STORED", interrupted) && isIn("STORED", during));
        Await.until("object gone", SOON, () -> store.size(key).await().atMost(SOON).isEmpty());
        assertThat(isIn("DELETED", deleted)).isTrue();
    }

    /** Sends half of it, then waits for the end. */
    private static CompletableFuture<HttpResponse<String>> send(
            Upload upload, CountDownLatch half) {
        InputStream slow = new Halting(half);
        var request =
                HttpRequest.newBuilder(URI.create(upload.url()))
                        .PUT(
                                BodyPublishers.fromPublisher(
                                        BodyPublishers.ofInputStream(() -> slow), SIZE))
                        .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .sendAsync(request, BodyHandlers.ofString());
    }

    private boolean isIn(String state, Upload upload) {
        return Rows.state(pool, upload.id()).equals(state);
    }

    /** Halts in the middle until the store is surely gone. */
    private static final class Halting extends InputStream {
        private final CountDownLatch half;
        private int sent;

        Halting(CountDownLatch half) {
            this.half = half;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (sent >= SIZE) {
                return -1;
            }
            if (sent >= SIZE / 2 && half.getCount() > 0) {
                half.countDown();
                pause();
            }
            int count = Math.min(length, SIZE - sent);
            sent += count;
            return count;
        }

        private static void pause() throws IOException {
            try {
                if (new CountDownLatch(1).await(3, TimeUnit.SECONDS)) {
                    throw new IOException("nobody counts this down");
                }
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
        }
    }
}
