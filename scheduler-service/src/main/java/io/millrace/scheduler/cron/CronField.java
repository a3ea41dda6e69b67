package io.millrace.scheduler.cron;

import java.util.Locale;

/** The fields of an expression in their order. */
enum CronField {
    SECONDS(0, 59, ""),
    MINUTES(0, 59, ""),
    HOURS(0, 23, ""),
    DAY_OF_MONTH(1, 31, ""),
    MONTH(1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    DAY_OF_WEEK(1, 7, "SUN MON TUE WED THU FRI SAT"),
    YEAR(1970, 2099, "");

    private static final int NAME = 3;

    private final int least;
    private final int most;
    private final String names;

    CronField(int least, int most, String names) {
        this.least = least;
        this.most = most;
        this.names = names;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    /** A number within the field's bounds, or one of its names; days also by two letters. */
    int number(String text) {
        int place = placeOf(text);
        if (place >= 0) {
            return place + least;
        }
        if (!text.matches("[0-9]{1,4}")) {
            throw bad("'" + text + "' is no value");
        }
        int value = Integer.parseInt(text);
        if (value < least || value > most) {
            throw bad(value + " is not between " + least + " and " + most);
        }
        return value;
    }

    private int placeOf(String text) {
        boolean isName =
                text.length() == NAME || (this == DAY_OF_WEEK && text.length() == NAME - 1);
        int at = isName ? names.indexOf(text) : -1;
        return at % (NAME + 1) == 0 ? at / (NAME + 1) : -1;
    }

    BadCron bad(String what) {
        return new BadCron(name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + what);
    }
}
