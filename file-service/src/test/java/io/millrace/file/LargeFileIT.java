package io.millrace.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.token.TestUser;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
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

    private final FileClient client = FileClient.as(TestUser.MERIDIAN_OPERATOR);

    @TempDir Path folder;

    @AfterEach
    void forgetTheAddress() {
        RestAssured.reset();
    }

    @Test
    void memoryIsFlat() throws Exception {
        try (Pod pod = new Pod(folder, Pod.settings())) {
            RestAssured.baseURI = "http://127.0.0.1";
            RestAssured.port = URI.create(pod.url()).getPort();
            client.upload("warm-up.txt", "", "bytes");
            client.get("listfiles");
            long before = resident(pod);

            Response begun =
                    client.post(
                            ROOT,
                            "{\"fileName\":\"large.csv\",\"fileSize\":%d,\"mimeType\":\"text/csv\"}"
                                    .formatted(SIZE));
            int id = begun.path("payload.fileId");
            int parts = begun.path("payload.parts");
            Response signed = client.post(ROOT + "/" + id + "/parts");
            IntStream.range(0, parts).parallel().forEach(part -> put(signed, part));
            Response complete = client.post(ROOT + "/" + id + "/complete");

            assertThat(complete.statusCode()).as(complete.asString()).isEqualTo(200);
            assertThat(resident(pod) - before).isLessThan(LARGEST_GROWTH);
            String url = client.downloadUrl("file/downloadfile/" + id);
            assertThat(digest(URI.create(url).toURL().openStream()))
                    .isEqualTo(expected(signed, parts));
            client.delete("file/deletefile/" + id);
        }
    }

    private static void put(Response signed, int part) {
        String url = signed.path("payload.parts[" + part + "].uploadURL");
        long size = size(signed, part);
        var body =
                BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> new Noise(part, size)), size);
        Http.expect(200, Http.send(HttpRequest.newBuilder(URI.create(url)).PUT(body)));
    }

    private static long size(Response signed, int part) {
        return ((Number) signed.path("payload.parts[" + part + "].size")).longValue();
    }

    private static String expected(Response signed, int parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int part = 0; part < parts; part++) {
            update(digest, new Noise(part, size(signed, part)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String digest(InputStream bytes) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        update(digest, bytes);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, InputStream bytes) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (bytes) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }

    private static long resident(Pod pod) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pod.processId() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Bytes that differ from part to part. */
    private static final class Noise extends InputStream {
        private final byte[] block = new byte[1 << 16];
        private long left;

        Noise(int seed, long size) {
            new Random(seed).nextBytes(block);
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? block[0] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(Math.min(length, block.length), left);
            System.arraycopy(block, 0, into, from, count);
            left -= count;
            return count;
        }
    }
}
