package io.millrace.bench.figure;

/** One line of the table. */
public interface Figure {

    /** What is compared, in a line. */
    String title();

    Bar bar();

    Measurement measure(Workbench bench) throws Exception;
}
