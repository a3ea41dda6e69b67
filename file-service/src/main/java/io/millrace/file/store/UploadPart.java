package io.millrace.file.store;

/**
 * One part of a multipart upload.
 *
 * @param number from 1
 * @param size in bytes
 */
public record UploadPart(String uploadId, int number, long size) {}
