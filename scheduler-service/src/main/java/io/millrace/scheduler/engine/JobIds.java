package io.millrace.scheduler.engine;

/** Ids of jobs, under which workers call back. */
public interface JobIds {

    /** 15 hexadecimal digits, upper case, random, never given before. */
    String next();
}
