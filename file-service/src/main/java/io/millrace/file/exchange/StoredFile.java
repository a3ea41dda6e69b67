package io.millrace.file.exchange;

/**
 * A file whose bytes are there.
 *
 * @param fileSize in bytes
 * @param downloadUrl for services, good for an hour unless configured otherwise
 */
record StoredFile(
        long fileId, String fileName, long fileSize, String mimeType, String downloadUrl) {}
