package io.millrace.file.upload;

/** A file that a caller wants to upload; checked. */
public record RequestedFile(String name, long size, String mimeType) {}
