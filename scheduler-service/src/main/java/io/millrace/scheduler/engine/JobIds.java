package io.millrace.scheduler.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * Ids of jobs, under which workers call back: 15 hexadecimal digits, upper case, random, never
 * given before, and known to the callback service before they are given.
 */
public interface JobIds {

    /** Empty where none is at hand. Never waits. */
    Optional<String> next(String tenant);

    /** How long a task that got none stays ready before it asks again. */
    Duration pause(String tenant);
}
