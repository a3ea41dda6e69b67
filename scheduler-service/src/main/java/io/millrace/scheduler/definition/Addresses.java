package io.millrace.scheduler.definition;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a worker is, and the paths below it. */
final class Addresses {

    static final Format<URI> BASE_URL = Formats.text(2000).then(Addresses::baseUrl);
    static final Format<String> PATH = Formats.text(2000).then(Addresses::path);

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private static final Pattern LEAVES_THE_WORKER =
            Pattern.compile("^[^?]*/(?:\\.|%2[eE]){2}(?:[/?]|$)");

    private Addresses() {}

    private static URI baseUrl(String text) {
        var url = parse(text);
        if (url.getScheme() == null || !SCHEMES.contains(url.getScheme())) {
            throw new WrongValue("must be an http or https URL");
        }
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > 65535) {
            throw new WrongValue("must name a host, and a port from 1 to 65535 or none");
        }
        if (url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw new WrongValue("must have no user, query or fragment; secrets belong into auth");
        }
        return url;
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notAUrl) {
            throw new WrongValue("must be an http or https URL");
        }
    }

    private static String path(String text) {
        if (!text.startsWith("/") || text.chars().anyMatch(Addresses::neverInAPath)) {
            throw new WrongValue(
                    "must start with / and hold no blank, control character, backslash or #");
        }
        if (text.startsWith("//") || LEAVES_THE_WORKER.matcher(text).find()) {
            throw new WrongValue("must start with a single / and hold no segment ..");
        }
        return text;
    }

    private static boolean neverInAPath(int character) {
        return character <= ' '
                || character == '#'
                || character == '\\'
                || Character.isISOControl(character)
                || Character.isWhitespace(character);
    }
}
