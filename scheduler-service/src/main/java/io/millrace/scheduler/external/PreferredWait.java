package io.millrace.scheduler.external;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long the caller prefers to wait for a change (RFC 7240).
 *
 * @param time zero where nothing that we understand was asked for
 */
record PreferredWait(Duration time) {

    private static final Pattern WAIT =
            Pattern.compile(
                    "(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=[,;]|$)",
                    Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    static PreferredWait of(@Nullable String prefer) {
        var matcher = WAIT.matcher(prefer == null ? "" : prefer);
        if (!matcher.find()) {
            return new PreferredWait(Duration.ZERO);
        }
        var asked = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
        return new PreferredWait(asked.compareTo(LONGEST) < 0 ? asked : LONGEST);
    }

    Response applied(Response response) {
        if (!time.isZero()) {
            response.getHeaders().add("Preference-Applied", "wait=" + time.toSeconds());
        }
        return response;
    }
}
