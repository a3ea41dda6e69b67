package io.millrace.file.store;

/** An object as the store lists it. */
public record StoredObject(String key, long size) {}
