package io.millrace.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.pod.Pod;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.BackingServers;
import io.millrace.testing.token.TestUser;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large file goes up in parts and comes down whole, while the service's memory stays as it is.
 * The property {@code millrace.test.large-file} makes it larger, in MiB.
 */
class LargeFileIT {

    private static final long MEGABYTE = 1 << 20;
    private static final long SIZE = Long.getLong("millrace.test.large-file", 300) * MEGABYTE + 1;
    private static final long LARGEST_GROWTH = 48 * MEGABYTE;
    private static final String ROOT = "file/uploadfile/multipart";

    private static final Logger LOG = Logger.getLogger(LargeFileIT.class);

    private final FileClient client = FileClient.as(TestUser.MERIDIAN_OPERATOR);
    private final AtomicLong peak = new AtomicLong();

    @TempDir Path folder;

    @AfterEach
    void forgetTheAddress() {
        RestAssured.reset();
    }

    @Test
    void memoryIsFlat() throws Exception {
        try (Pod pod = pod()) {
            RestAssured.baseURI = "http://127.0.0.1";
            RestAssured.port = pod.at("").getPort();
            client.upload("warm-up.txt", "", "bytes");
            client.get("listfiles");
            long before = resident(pod);

            Response begun =
                    client.post(
                            ROOT,
                            "{\"fileName\":\"large.csv\",\"fileSize\":%d,\"mimeType\":\"text/csv\"}"
                                    .formatted(SIZE));
            int id = begun.path("payload.fileId");
            List<SignedPart> parts = sign(id, begun.path("payload.parts"));
            long began = System.nanoTime();
            parts.parallelStream()
                    .forEach(part -> {
                        put(part);
                        measure(pod);
                    });
            Response complete = client.post(ROOT + "/" + id + "/complete");

            assertThat(complete.statusCode()).as(complete.asString()).isEqualTo(200);
            measure(pod);
            LOG.infof("%d bytes went up in %d parts, %s", SIZE, parts.size(), since(began));
            began = System.nanoTime();
            String url = client.downloadUrl("file/downloadfile/" + id);
            assertThat(checksum(URI.create(url).toURL().openStream())).isEqualTo(expected(parts));
            measure(pod);
            LOG.infof(
                    "came down, %s; resident %d MiB before, %d MiB at most",
                    since(began), before / MEGABYTE, peak.get() / MEGABYTE);
            assertThat(peak.get() - before).isLessThan(LARGEST_GROWTH);
            client.delete("file/deletefile/" + id);
        }
    }

    private Pod pod() {
        var settings = BackingServers.settings(EnumSet.allOf(Backing.class));
        return new Pod("file-service", folder, settings).awaitReady();
    }

    private void measure(Pod pod) {
        peak.accumulateAndGet(resident(pod), Math::max);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Read at once: a response is not to be shared between threads. */
    private List<SignedPart> sign(int id, int parts) {
        Response signed = client.post(ROOT + "/" + id + "/parts");
        List<String> urls = signed.path("payload.parts.uploadURL");
        List<Number> sizes = signed.path("payload.parts.size");
        return IntStream.range(0, parts)
                .mapToObj(i -> new SignedPart(i, urls.get(i), sizes.get(i).longValue()))
                .toList();
    }

    private record SignedPart(int seed, String url, long size) {
        Noise bytes() {
            return new Noise(seed, size);
        }
    }

    private static void put(SignedPart part) {
        var body =
                BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(part::bytes), part.size());
        Http.expect(200, Http.send(HttpRequest.newBuilder(URI.create(part.url())).PUT(body)));
    }

    private static long expected(List<SignedPart> parts) throws IOException {
        var checksum = new CRC32C();
        for (SignedPart part : parts) {
            update(checksum, part.bytes());
        }
        return checksum.getValue();
    }

    private static long checksum(InputStream bytes) throws IOException {
        var checksum = new CRC32C();
        update(checksum, bytes);
        return checksum.getValue();
    }

    private static void update(CRC32C checksum, InputStream bytes) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (bytes) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                checksum.update(buffer, 0, read);
            }
        }
    }

    private static long resident(Pod pod) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pod.processId() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Bytes that differ from part to part, and not with how many are read at once. */
    private static final class Noise extends InputStream {
        private final byte[] block = new byte[1 << 16];
        private final long size;
        private long position;

        Noise(int seed, long size) {
            new Random(seed).nextBytes(block);
            this.size = size;
        }

        @Override
        public int read() {
            return position < size ? block[(int) (position++ % block.length)] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (position == size) {
                return -1;
            }
            int offset = (int) (position % block.length);
            int count = (int) Math.min(Math.min(length, block.length - offset), size - position);
            System.arraycopy(block, offset, into, from, count);
            position += count;
            return count;
        }
    }
}
