package io.millrace.bench.http;

/** Finds where an HTTP/1.1 message ends. Knows Content-Length and chunked bodies and no more. */
final class HttpFrame {

    static final int INCOMPLETE = -1;

    private HttpFrame() {}

    /** Length of the first message in the bytes, or {@link #INCOMPLETE}. */
    static int length(byte[] bytes, int end) {
        int body = endOfHead(bytes, end);
        if (body == INCOMPLETE) {
            return INCOMPLETE;
        }
        if (header(bytes, body, "transfer-encoding:") >= 0) {
            return endOfChunks(bytes, body, end);
        }
        int at = header(bytes, body, "content-length:");
        int length = at < 0 ? body : body + number(bytes, at, 10);
        return length <= end ? length : INCOMPLETE;
    }

    /** The status code of an answer. */
    static int status(byte[] bytes) {
        return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
    }

    /** Whether the request line's path starts so. */
    static boolean hasPath(byte[] bytes, byte[] path) {
        int at = 0;
        while (bytes[at] != ' ') {
            at++;
        }
        for (int i = 0; i < path.length; i++) {
            if (bytes[at + 1 + i] != path[i]) {
                return false;
            }
        }
        return true;
    }

    static int endOfHead(byte[] bytes, int end) {
        for (int i = 3; i < end; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return INCOMPLETE;
    }

    private static int endOfChunks(byte[] bytes, int body, int end) {
        int at = body;
        while (true) {
            int line = lineEnd(bytes, at, end);
            if (line == INCOMPLETE) {
                return INCOMPLETE;
            }
            int size = number(bytes, at, 16);
            at = line + size + 2;
            if (at > end) {
                return INCOMPLETE;
            }
            if (size == 0) {
                return at;
            }
        }
    }

    private static int lineEnd(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return INCOMPLETE;
    }

    /**
     * Where the value of a header starts, or -1; the name is given in lower case with its colon.
     */
    private static int header(byte[] bytes, int end, String name) {
        int line = lineEnd(bytes, 0, end);
        while (line != INCOMPLETE && line < end) {
            if (startsWith(bytes, line, end, name)) {
                return line + name.length();
            }
            line = lineEnd(bytes, line, end);
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, int from, int end, String name) {
        if (from + name.length() > end) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if ((bytes[from + i] | 0x20) != (name.charAt(i) | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from, int radix) {
        int at = from;
        while (bytes[at] == ' ') {
            at++;
        }
        int number = 0;
        for (int d = Character.digit(bytes[at], radix);
                d >= 0;
                d = Character.digit(bytes[++at], radix)) {
            number = number * radix + d;
        }
        return number;
    }
}
