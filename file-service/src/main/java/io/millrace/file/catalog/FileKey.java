package io.millrace.file.catalog;

/** Names one record. */
public record FileKey(String tenant, long id) {}
