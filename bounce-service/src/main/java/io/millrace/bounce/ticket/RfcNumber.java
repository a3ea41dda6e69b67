package io.millrace.bounce.ticket;

import java.util.random.RandomGenerator;

/** Numbers of changes, such as 3-7JZXAMZ. */
public final class RfcNumber {

    private static final String SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int LENGTH = 7;

    private RfcNumber() {}

    public static String any(RandomGenerator random) {
        var number = new StringBuilder("3-");
        random.ints(LENGTH, 0, SIGNS.length()).forEach(at -> number.append(SIGNS.charAt(at)));
        return number.toString();
    }
}
