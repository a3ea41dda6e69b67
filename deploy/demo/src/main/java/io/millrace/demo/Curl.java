package io.millrace.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request, and the same as a line for a shell that has read {@code .millrace/env}. */
final class Curl {

    private final String method;
    private final String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> shown = new ArrayList<>();
    private String body = "";

    Curl(String method, String path) {
        this.method = method;
        this.path = path;
    }

    Curl header(String name, String value) {
        return header(name, value, "-H '" + name + ": " + value + "'");
    }

    /** A header that is shown as this option. */
    Curl header(String name, String value, String option) {
        headers.put(name, value);
        shown.add(option);
        return this;
    }

    Curl body(String value) {
        return body(value, "-d '" + value.replace("'", "'\\''") + "'");
    }

    /** A body that is shown as this option. */
    Curl body(String value, String option) {
        body = value;
        shown.add("\\\n    " + option);
        return this;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    Map<String, String> headers() {
        return headers;
    }

    String body() {
        return body;
    }

    String line() {
        return "curl -sS -X "
                + method
                + " \"$MILLRACE_URL"
                + path
                + "\" "
                + String.join(" ", shown);
    }
}
