package io.millrace.migration.bundle;

import io.millrace.migration.bundle.Manifest.Entry;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.json.JsonFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads bundles, every byte of them, before anything is done with any of it. */
@ApplicationScoped
public class BundleReader {

    private final BundleLimits limits;

    BundleReader(BundleLimits limits) {
        this.limits = limits;
    }

    /** Fails with {@link BundleRefused}. */
    public Bundle read(byte[] file) {
        requireSize(file.length);
        Map<String, byte[]> contents = new HashMap<>(ZipContents.of(file, limits));
        byte[] manifestBytes = contents.remove(EntryPath.MANIFEST);
        if (manifestBytes == null) {
            throw new BundleRefused("The bundle has no manifest.json.");
        }
        Manifest manifest = ManifestJson.read(manifestBytes);
        requireSameEntries(manifest, contents.keySet());
        List<BundleObject> objects = new ArrayList<>();
        for (Entry entry : manifest.entries()) {
            objects.add(object(entry, contents.getOrDefault(entry.object().path(), new byte[0])));
        }
        return new Bundle(manifest.formatVersion(), List.copyOf(objects));
    }

    /** Also for who has not fetched it yet. */
    public void requireSize(long bytes) {
        if (bytes > limits.mostBytes()) {
            throw new BundleRefused("The file has more than " + limits.mostBytes() + " bytes.");
        }
    }

    private static void requireSameEntries(Manifest manifest, Set<String> found) {
        Set<String> named = new HashSet<>();
        for (Entry entry : manifest.entries()) {
            String path = entry.object().path();
            if (!named.add(path)) {
                throw new BundleRefused("The manifest names " + path + " twice.");
            }
            if (!found.contains(path)) {
                throw new BundleRefused("The manifest names " + path + ", which is not there.");
            }
        }
        found.stream()
                .filter(path -> !named.contains(path))
                .findFirst()
                .ifPresent(path -> {
                    throw new BundleRefused("The manifest does not name " + path + ".");
                });
        if (named.isEmpty()) {
            throw new BundleRefused("The bundle holds no objects.");
        }
    }

    private static BundleObject object(Entry entry, byte[] content) {
        String path = entry.object().path();
        if (!Sha256.of(content).equalsIgnoreCase(entry.sha256())) {
            throw new BundleRefused("The digest of " + path + " is not that of the manifest.");
        }
        try {
            String body = JsonBody.object(content).fields().toString();
            return new BundleObject(
                    entry.object().type(),
                    entry.object().code(),
                    body,
                    entry.references(),
                    entry.secrets());
        } catch (JsonFault fault) {
            throw new BundleRefused(path + " cannot be read: " + fault.detail() + ".");
        }
    }
}
