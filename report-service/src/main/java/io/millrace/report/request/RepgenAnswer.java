package io.millrace.report.request;

/** The answer to a request, fields in the order they are printed. */
record RepgenAnswer(String status, String requestInstanceId) {}
