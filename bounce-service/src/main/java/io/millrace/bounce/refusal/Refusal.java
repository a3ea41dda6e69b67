package io.millrace.bounce.refusal;

/** The body of every refused call, fields in the order of the contract. */
public record Refusal(String errorCode, String message) {}
