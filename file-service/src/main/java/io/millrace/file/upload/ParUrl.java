package io.millrace.file.upload;

import io.millrace.file.catalog.Announced;
import io.millrace.file.limits.Stripe;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * An announced file and where its bytes go, fields in the order they are printed.
 *
 * @param createDate in UTC
 * @param token always empty: the URL needs no other credential
 */
record ParUrl(
        String fileName,
        String uploadURL,
        String createUser,
        String stripeName,
        long fileId,
        String createDate,
        String token,
        String status) {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    static ParUrl of(Announced announced, String url) {
        return new ParUrl(
                announced.file().name(),
                url,
                announced.file().createdBy(),
                Stripe.DEFAULT,
                announced.id(),
                format(announced.createdAt()),
                "",
                "success");
    }

    private static String format(Instant time) {
        return SECONDS.format(time);
    }
}
