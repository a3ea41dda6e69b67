package io.millrace.file.multipart;

import io.millrace.file.catalog.Announced;
import io.millrace.file.limits.Stripe;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A file that will come in parts.
 *
 * @param createDate in UTC
 * @param partSize bytes of every part but the last
 */
record BegunUpload(
        String fileName,
        String createUser,
        String stripeName,
        long fileId,
        String createDate,
        long partSize,
        int parts,
        String status) {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    static BegunUpload of(Announced announced, PartPlan plan) {
        return new BegunUpload(
                announced.file().name(),
                announced.file().createdBy(),
                Stripe.DEFAULT,
                announced.id(),
                SECONDS.format(announced.createdAt()),
                plan.partSize(),
                plan.parts(),
                "success");
    }
}
