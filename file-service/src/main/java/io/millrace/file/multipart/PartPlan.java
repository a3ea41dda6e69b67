package io.millrace.file.multipart;

import io.millrace.file.limits.Bounds;
import io.millrace.file.refusal.FileRefused;
import io.millrace.file.refusal.RefusalCode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a file is cut.
 *
 * @param size of the file in bytes
 * @param partSize of every part but the last
 */
record PartPlan(long size, long partSize) {

    private static final long MEGABYTE = 1L << 20;

    /** As asked; else by the usual size, or by larger parts where they would be too many. */
    static PartPlan of(long size, @Nullable BigDecimal asked, long usual) {
        return asked == null
                ? new PartPlan(size, Math.max(usual, smallestFor(size)))
                : asked(size, asked);
    }

    private static PartPlan asked(long size, BigDecimal asked) {
        if (asked.compareTo(BigDecimal.valueOf(Bounds.SMALLEST_PART)) < 0
                || asked.compareTo(BigDecimal.valueOf(Bounds.LARGEST_PART)) > 0
                || asked.stripTrailingZeros().scale() > 0) {
            throw refused("partSize must be a number of bytes from 5 MiB to 5 GiB.");
        }
        PartPlan plan = new PartPlan(size, asked.longValueExact());
        if (Math.ceilDiv(size, plan.partSize()) > Bounds.MOST_PARTS) {
            throw refused("A file of that size has more than 10000 parts of that size.");
        }
        return plan;
    }

    private static long smallestFor(long size) {
        return Math.ceilDiv(Math.ceilDiv(size, (long) Bounds.MOST_PARTS), MEGABYTE) * MEGABYTE;
    }

    int parts() {
        return Math.toIntExact(Math.ceilDiv(size, partSize));
    }

    /**
     * @param number from 1
     */
    long sizeOf(int number) {
        return number < parts() ? partSize : size - (parts() - 1) * partSize;
    }

    private static FileRefused refused(String message) {
        return new FileRefused(RefusalCode.BAD_REQUEST, message);
    }
}
