package io.millrace.file.store;

import java.time.Instant;

/** A multipart upload that was neither completed nor aborted. */
public record OpenUpload(String key, String uploadId, Instant begunAt) {}
