package io.millrace.file.listing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.file.catalog.FileRecord;
import io.millrace.file.limits.Stripe;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A file in the list, fields in the order they are printed.
 *
 * @param uploadDate when its bytes were found, in UTC
 */
record ListedFile(
        @JsonProperty("v_file_name") String fileName,
        @JsonProperty("n_file_id") long fileId,
        @JsonProperty("d_upload_date") String uploadDate,
        @JsonProperty("v_stripe_name") String stripeName) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd-MMM-yy hh:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

    static ListedFile of(FileRecord file) {
        Instant storedAt = file.storedAt();
        return new ListedFile(
                file.name(),
                file.key().id(),
                format(storedAt == null ? file.createdAt() : storedAt),
                Stripe.DEFAULT);
    }

    static String format(Instant time) {
        return DATE.format(time).toUpperCase(Locale.ROOT);
    }
}
