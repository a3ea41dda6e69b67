package io.millrace.bounce.keys;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The address of a key server as a customer may give it: https, a host, nothing hidden in it. */
public final class KeyAddress {

    private static final int HTTPS_PORT = 443;
    private static final int LONGEST = 2000;
    private static final int LAST_PORT = 65_535;

    private KeyAddress() {}

    /** Fails with {@link KeysRefused}. */
    public static URI read(String text) {
        if (text.length() > LONGEST) {
            throw new KeysRefused("jwksUri has more than " + LONGEST + " characters.");
        }
        try {
            return checked(new URI(text.strip()));
        } catch (URISyntaxException malformed) {
            throw new KeysRefused("jwksUri must be an https address.");
        }
    }

    private static URI checked(URI uri) {
        if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw new KeysRefused("jwksUri must be an https address.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new KeysRefused("jwksUri must hold neither a user nor a fragment.");
        }
        if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
            throw new KeysRefused("jwksUri names no port that there is.");
        }
        return uri;
    }

    /** The host, without the brackets of an IPv6 address. */
    static String host(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    static int port(URI uri) {
        return uri.getPort() < 0 ? HTTPS_PORT : uri.getPort();
    }

    /** Path and query as they are sent. */
    static String target(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
