package io.millrace.platform.path;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with the address of a request. RFC 3986. */
final class AddressFault {

    private static final Pattern UNREADABLE = Pattern.compile("%(?![0-9A-Fa-f]{2})|%00");

    private AddressFault() {}

    /**
     * One sentence, or null where nothing is wrong.
     *
     * @param uri as sent; null where an HTTP/2 request has none
     */
    static @Nullable String of(@Nullable String uri) {
        if (uri == null || !uri.startsWith("/")) {
            return "The address has no path.";
        }
        if (UNREADABLE.matcher(uri).find()) {
            return "The address holds a bad percent-encoding.";
        }
        try {
            new URI(uri);
            return null;
        } catch (URISyntaxException malformed) {
            return "The address holds a character that must be percent-encoded.";
        }
    }
}
