package io.millrace.migration.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks a zip file that anybody may have made: sizes are counted while bytes come out, whatever
 * the file says of them, and every name must be one that a bundle can have.
 */
final class ZipContents {

    private final BundleLimits limits;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private long left;

    private ZipContents(BundleLimits limits) {
        this.limits = limits;
        this.left = limits.mostContent();
    }

    /** Bytes of entries by name. */
    static Map<String, byte[]> of(byte[] file, BundleLimits limits) {
        return new ZipContents(limits).unpack(file);
    }

    private Map<String, byte[]> unpack(byte[] file) {
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                take(entry.getName(), zip);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new BundleRefused("The file is no readable zip file.");
        }
        if (contents.isEmpty()) {
            throw new BundleRefused("The file is no zip file, or an empty one.");
        }
        return contents;
    }

    private void take(String name, ZipInputStream zip) throws IOException {
        if (!name.equals(EntryPath.MANIFEST)) {
            var _ = EntryPath.of(name);
        }
        if (contents.size() > limits.mostObjects()) {
            throw new BundleRefused(
                    "The bundle has more than " + limits.mostObjects() + " objects.");
        }
        if (contents.put(name, read(name, zip)) != null) {
            throw new BundleRefused("The bundle has two entries of one name: " + name);
        }
    }

    private byte[] read(String name, ZipInputStream zip) throws IOException {
        int most = (int) Math.min(limits.mostEntry(), left);
        byte[] content = zip.readNBytes(most + 1);
        if (content.length > most) {
            throw new BundleRefused(
                    "The bundle is too large when it is unpacked, at " + name + ".");
        }
        left -= content.length;
        return content;
    }
}
