package io.millrace.migration.bundle;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of a bundle's entries: a folder per type, no character that means anything in a path. */
record EntryPath(String type, String code) {

    static final String MANIFEST = "manifest.json";

    private static final Pattern PATH =
            Pattern.compile("([A-Z][A-Z_]{0,59})/((?:[A-Za-z0-9_-]|%[0-9A-F]{2}){1,600})\\.json");

    /** The path as it stands in the zip file. */
    String path() {
        StringBuilder path = new StringBuilder(type).append('/');
        for (byte b : code.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isPlain(c)) {
                path.append(c);
            } else {
                path.append("%%%02X".formatted(b & 0xff));
            }
        }
        return path.append(".json").toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-';
    }

    /** What an entry of this name holds; refused where the name is not one that we would give. */
    static EntryPath of(String name) {
        Matcher parts = PATH.matcher(name);
        if (parts.matches()) {
            String code = URLDecoder.decode(parts.group(2), StandardCharsets.UTF_8);
            EntryPath path = new EntryPath(parts.group(1), code);
            if (path.path().equals(name) && code.codePoints().noneMatch(Character::isISOControl)) {
                return path;
            }
        }
        throw new BundleRefused(
                "The bundle has an entry of a name that is not allowed: " + shown(name));
    }

    static String shown(String name) {
        String visible = name.replaceAll("[^ -~]", "?");
        return visible.length() <= 100 ? visible : visible.substring(0, 100) + "…";
    }
}
