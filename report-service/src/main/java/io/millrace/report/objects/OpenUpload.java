package io.millrace.report.objects;

/** An upload in parts that was neither completed nor aborted. */
public record OpenUpload(String key, String uploadId) {}
