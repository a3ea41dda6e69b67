package io.millrace.bounce.customer;

/**
 * Who makes a request.
 *
 * @param tenant whose customer it is
 * @param subject of the token
 */
public record Customer(String tenant, String supportIdentifier, String subject) {}
