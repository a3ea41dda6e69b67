package io.millrace.platform.path;

import java.util.regex.Pattern;

/** One segment of a route. */
sealed interface Segment {

    /** Whether a segment of a path, decoded and without stray blanks, can stand here. */
    boolean matches(String decoded);

    /** A word of the service's own; case does not matter. */
    record Fixed(String word) implements Segment {
        @Override
        public boolean matches(String decoded) {
            return word.equalsIgnoreCase(decoded);
        }
    }

    /** A value of the caller's; never changed. */
    record Parameter(Pattern pattern) implements Segment {
        @Override
        public boolean matches(String decoded) {
            return pattern.matcher(decoded).matches();
        }
    }

    /** The rest of the path, whatever it is. */
    record Tail() implements Segment {
        @Override
        public boolean matches(String decoded) {
            return true;
        }
    }
}
