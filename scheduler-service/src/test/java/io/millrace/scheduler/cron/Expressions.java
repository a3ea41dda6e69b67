package io.millrace.scheduler.cron;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Expressions of every kind, none of them due more than some times a day. */
final class Expressions {

    private static final List<String> OF_NOTE =
            List.of(
                    "0 6 6 ? * FR",
                    "0 30 2 * * ?",
                    "0 30 1 * * ?",
                    "0 0 2 * * ?",
                    "0 0 3 * * ?",
                    "0 15 0 * * ?",
                    "0 0 0 * * ?",
                    "59 59 23 * * ?",
                    "0 45 1 ? * SUN",
                    "0 30 2 ? * SU",
                    "0 0 12 L * ?",
                    "0 0 12 L-3 * ?",
                    "0 0 12 L-30 * ?",
                    "0 0 12 LW * ?",
                    "0 0 12 L-2W * ?",
                    "0 0 12 1W * ?",
                    "0 0 12 15W * ?",
                    "0 0 12 31W * ?",
                    "0 0 12 30W * ?",
                    "0 0 8,20 15W * ?",
                    "0 0 8,20 1W,16W * ?",
                    "0 0 8 1W,2,3 * ?",
                    "0 0 8 L,LW,1 * ?",
                    "0 0 12 31 * ?",
                    "0 0 12 29 2 ?",
                    "0 0 12 29 FEB ? 2012/4",
                    "0 15 10 ? * 6L",
                    "0 15 10 ? * FRIL",
                    "0 15 10 ? * 6#3",
                    "0 15 10 ? * MON#1",
                    "0 15 10 ? * TH#5",
                    "0 15 10 ? * L",
                    "0 15 10 ? * SUNL",
                    "0 0 9 ? * MON-FRI",
                    "0 0 9 ? * MO-FR/2",
                    "0 0 9 ? * FRI-MON",
                    "0 0 9 ? * 7-2",
                    "0 0 9 ? * SA,SU",
                    "0 0 9 ? * */3",
                    "0 0 9 28-3 * ?",
                    "0 0 9 25-5/3 * ?",
                    "0 0 9 ? NOV-FEB MON",
                    "0 0 9 ? NOV-FEB/2 TUE",
                    "0 0 9 1 1/3 ?",
                    "0 0 9 1 JAN,JUL ?",
                    "0 0 22-2/2 1 * ?",
                    "0 50-10/20 4 1 * ?",
                    "55-5/5 0 4 ? * WED",
                    "0 0 9 1/10 * ?",
                    "0 0 9 */10 * ?",
                    "0 /30 9 ? * MON",
                    "0 0/20 14,18 ? * TUE",
                    "0 0 9 5 5 ? 2013-2019/2",
                    "0 0 9 5 5 ? 2014,2016,2099",
                    "0 0 2,3 ? 3,10,11 SUN",
                    "0 0 0 ? * SUN",
                    "30 29 2 1-7 10 ?",
                    "0 30 0 ? 10,2 SUN");

    private static final List<String> TIMES =
            List.of(
                    "0 30 2",
                    "0 0 3",
                    "15 30 1",
                    "0 0 */6",
                    "0 0,30 1-2",
                    "0 0 0",
                    "59 59 23",
                    "0 15/30 2",
                    "0 0 1,13",
                    "7 7 7",
                    "0 0 22-3/2",
                    "0 0 2-3",
                    "0 59 0");
    private static final List<String> DAYS_OF_MONTH =
            List.of(
                    "*", "1", "15", "31", "L", "LW", "L-1", "L-5", "L-4W", "1W", "8W", "30W", "31W",
                    "1,15", "*/7", "3/9", "28-2", "1-7", "10W,20W", "L,1", "29");
    private static final List<String> DAYS_OF_WEEK =
            List.of(
                    "*",
                    "1",
                    "SUN",
                    "MO",
                    "2-6",
                    "MON-FRI/2",
                    "FR-SU",
                    "1L",
                    "5L",
                    "SATL",
                    "1#1",
                    "3#5",
                    "SUN#2",
                    "TU,TH",
                    "L",
                    "*/2",
                    "6-2/2");
    private static final List<String> MONTHS =
            List.of("*", "*", "*", "3,11", "OCT", "MAR-MAY", "11-2", "*/2", "2", "FEB/5");
    private static final List<String> YEARS =
            List.of("", "", "", " *", " 2015", " 2013-2016", " 2012/3", " 2014,2018");

    private Expressions() {}

    static List<String> sparse(int number) {
        var expressions = new ArrayList<>(OF_NOTE);
        var random = new Random(20260101);
        while (expressions.size() < number) {
            boolean byMonth = random.nextBoolean();
            expressions.add(
                    one(TIMES, random)
                            + " "
                            + (byMonth ? one(DAYS_OF_MONTH, random) : "?")
                            + " "
                            + one(MONTHS, random)
                            + " "
                            + (byMonth ? "?" : one(DAYS_OF_WEEK, random))
                            + one(YEARS, random));
        }
        return expressions;
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
