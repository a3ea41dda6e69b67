package io.millrace.migration.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip files that nobody should make, and some that somebody might. */
public final class Zips {

    private Zips() {}

    /** A file with these entries, in this order. */
    public static byte[] zip(Map<String, String> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    /** A bundle of one worker whose manifest is told to lie in some way. */
    public static byte[] worker(String path, String sha256, int formatVersion) {
        return zip(
                Map.of(
                        "manifest.json",
                        manifest(path, sha256, formatVersion),
                        "WORKER/A.json",
                        "{}"));
    }

    public static String manifest(String path, String sha256, int formatVersion) {
        return """
        {"formatVersion":%d,"objects":[{"type":"WORKER","code":"A","path":"%s","sha256":"%s",
         "references":[],"secrets":[]}]}
        """
                .formatted(formatVersion, path, sha256);
    }

    /** A bundle of one worker with a right digest; the texts are JSON. */
    private static byte[] withName(String path, String code, String references, String secrets) {
        String manifest =
                """
                {"formatVersion":2,"objects":[{"type":"WORKER","code":"%s","path":"%s","sha256":"%s",
                 "references":%s,"secrets":%s}]}
                """
                        .formatted(
                                code, path, Sha256.of("{}".getBytes(UTF_8)), references, secrets);
        return zip(Map.of("manifest.json", manifest, path, "{}"));
    }

    public static byte[] honest() {
        return worker("WORKER/A.json", Sha256.of("{}".getBytes(UTF_8)), 2);
    }

    /** Two entries of one name: the other name is of the same length and is written over. */
    public static byte[] duplicate() {
        byte[] file =
                zip(
                        new TreeMap<>(
                                Map.of(
                                        "WORKER/A.json", "{}",
                                        "WORKER/B.json", "{}",
                                        "manifest.json",
                                                manifest(
                                                        "WORKER/A.json",
                                                        Sha256.of("{}".getBytes(UTF_8)),
                                                        2))));
        return replaced(file, "WORKER/B.json", "WORKER/A.json");
    }

    private static byte[] replaced(byte[] file, String name, String other) {
        String text = new String(file, StandardCharsets.ISO_8859_1).replace(name, other);
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A few kilobytes that become a hundred megabytes. */
    public static byte[] bomb() {
        return zip(
                Map.of(
                        "manifest.json",
                        "{\"formatVersion\":2}",
                        "WORKER/A.json",
                        " ".repeat(100_000_000)));
    }

    /** Each of these must be refused. */
    public static List<byte[]> hostile() {
        String digest = Sha256.of("{}".getBytes(UTF_8));
        return List.of(
                new byte[0],
                "no zip at all".getBytes(UTF_8),
                Arrays.copyOf(honest(), 60),
                zip(Map.of("WORKER/A.json", "{}")),
                zip(Map.of("manifest.json", "{")),
                zip(Map.of("manifest.json", "{\"formatVersion\":2,\"objects\":[]}")),
                zip(Map.of("manifest.json", manifest("WORKER/A.json", digest, 2))),
                zip(
                        Map.of(
                                "manifest.json", manifest("WORKER/A.json", digest, 2),
                                "WORKER/A.json", "{}",
                                "WORKER/B.json", "{}")),
                zip(Map.of("manifest.json", "{}", "../../etc/passwd", "x")),
                zip(Map.of("manifest.json", "{}", "/WORKER/A.json", "{}")),
                zip(Map.of("manifest.json", "{}", "WORKER/%2E%2e.json", "{}")),
                zip(Map.of("manifest.json", "{}", "WORKER\\A.json", "{}")),
                zip(Map.of("manifest.json", "{}", "WORKER/", "")),
                withName("WORKER/A%00.json", "A\\u0000", "[]", "[]"),
                withName("WORKER/A.json", "A", "[]", "[\"\\u0000\"]"),
                withName("WORKER/A.json", "A", "[{\"type\":\"BATCH\",\"code\":\"\\n\"}]", "[]"),
                withName("WORKER/A.json", "A", "[7]", "[]"),
                worker("WORKER/../A.json", digest, 2),
                worker("WORKER/A.json", "0".repeat(64), 2),
                worker("WORKER/A.json", digest, 3),
                worker("WORKER/A.json", digest, 0),
                duplicate(),
                bomb());
    }
}
