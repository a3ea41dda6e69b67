package io.millrace.migration.bundle;

import io.millrace.migration.bundle.Manifest.Entry;
import io.millrace.platform.json.JsonBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes bundles: the same objects give the same bytes, wherever and whenever. Nothing of tenant,
 * code, user or time goes in; entries are stored as they are, since no two deflaters need agree.
 */
public final class BundleWriter {

    /**
     * Not the first of January, which Java takes for older and then adds an instant by the zone.
     */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private BundleWriter() {}

    /** The zip file. The manifest comes first, then the objects in the order of their paths. */
    public static byte[] write(List<BundleObject> objects) {
        SortedMap<String, BundleObject> byPath = new TreeMap<>();
        objects.forEach(each -> byPath.put(new EntryPath(each.type(), each.code()).path(), each));
        SortedMap<String, byte[]> contents = new TreeMap<>();
        List<Entry> entries = new ArrayList<>();
        byPath.forEach((path, object) -> {
            byte[] content = content(object);
            contents.put(path, content);
            entries.add(entry(object, content));
        });
        var manifest = ManifestJson.write(new Manifest(Manifest.CURRENT, entries));
        return zip(manifest.getBytes(StandardCharsets.UTF_8), contents);
    }

    /** Format version of what is written. */
    public static int formatVersion() {
        return Manifest.CURRENT;
    }

    private static byte[] content(BundleObject object) {
        return CanonicalJson.write(JsonBody.read(object.body())).getBytes(StandardCharsets.UTF_8);
    }

    private static Entry entry(BundleObject object, byte[] content) {
        return new Entry(
                new EntryPath(object.type(), object.code()),
                Sha256.of(content),
                object.references(),
                object.secrets());
    }

    private static byte[] zip(byte[] manifest, SortedMap<String, byte[]> contents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, EntryPath.MANIFEST, manifest);
            for (var content : contents.entrySet()) {
                add(zip, content.getKey(), content.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String path, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(path);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
