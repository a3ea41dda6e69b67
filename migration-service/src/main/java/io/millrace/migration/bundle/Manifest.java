package io.millrace.migration.bundle;

import io.millrace.contracts.objects.ObjectReference;
import java.util.List;

/**
 * What a bundle says of itself.
 *
 * @param entries in the order of their paths
 */
record Manifest(int formatVersion, List<Entry> entries) {

    /** Written now. Version 1 had digests alone. */
    static final int CURRENT = 2;

    /**
     * One object.
     *
     * @param sha256 of the entry's bytes, in hexadecimal
     */
    record Entry(
            EntryPath object,
            String sha256,
            List<ObjectReference> references,
            List<String> secrets) {}
}
