package io.millrace.file.multipart;

/**
 * How an upload in parts ended.
 *
 * @param status "success" or "aborted"
 */
record UploadEnd(String fileName, long fileId, String status) {}
