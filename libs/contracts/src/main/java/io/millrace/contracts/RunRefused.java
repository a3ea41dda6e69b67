package io.millrace.contracts;

/**
 * A run that an event asked for cannot be begun, and will not be.
 *
 * @param bounceExecutionId execution that asked for it
 * @param statusCode as a trigger would have answered, such as "-3"
 * @param reason what exactly is wrong
 */
public record RunRefused(
        String bounceExecutionId, String batchName, String statusCode, String reason) {}
