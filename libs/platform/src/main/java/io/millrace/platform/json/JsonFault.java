package io.millrace.platform.json;

import org.jspecify.annotations.Nullable;

/** A body that is not what it should be. A family words it; else it goes out as a 400 problem. */
public final class JsonFault extends RuntimeException {

    private final String pointer;
    private final int line;
    private final int column;

    private JsonFault(String message, String pointer, int line, int column) {
        super(message, null, false, false);
        this.pointer = pointer;
        this.line = line;
        this.column = column;
    }

    /** No JSON, too deep, or text that cannot be kept; the message names the position. */
    static JsonFault syntax(String what, int line, int column) {
        return new JsonFault(what + " at line " + line + ", column " + column, "", line, column);
    }

    /** JSON, but not of the shape that is asked for. */
    public static JsonFault shape(String pointer, String what) {
        return new JsonFault(what, pointer, 0, 0);
    }

    /** One sentence for the caller, position included. */
    public String detail() {
        return getMessage() == null ? "" : getMessage();
    }

    /** JSON Pointer to the field at fault; empty where the body itself is. */
    public String pointer() {
        return pointer;
    }

    /** Whether the body could not be read at all. */
    public boolean isSyntax() {
        return line > 0;
    }

    /** 1-based line of a syntax fault, else null. */
    public @Nullable Integer line() {
        return line == 0 ? null : line;
    }

    /** 1-based column of a syntax fault, else null. */
    public @Nullable Integer column() {
        return column == 0 ? null : column;
    }
}
