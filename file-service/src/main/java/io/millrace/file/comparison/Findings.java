package io.millrace.file.comparison;

/**
 * What a comparison found.
 *
 * @param objects that were looked at
 * @param orphanObjects in the store without a record
 * @param orphanRecords of stored files without an object
 * @param orphanUploads in parts, without a record, and aborted now
 */
public record Findings(long objects, long orphanObjects, long orphanRecords, long orphanUploads) {

    static final Findings NONE = new Findings(0, 0, 0, 0);

    Findings plus(Findings other) {
        return new Findings(
                objects + other.objects,
                orphanObjects + other.orphanObjects,
                orphanRecords + other.orphanRecords,
                orphanUploads + other.orphanUploads);
    }
}
