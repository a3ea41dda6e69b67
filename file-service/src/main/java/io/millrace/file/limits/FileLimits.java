package io.millrace.file.limits;

import java.util.List;

/**
 * What may be uploaded, for callers who would rather ask than be refused.
 *
 * @param smallestFile in bytes
 * @param largestFile in bytes
 * @param urlLifetime in seconds
 */
record FileLimits(
        List<String> mimeTypes,
        int longestFileName,
        long smallestFile,
        long largestFile,
        int filesAtOnce,
        long urlLifetime,
        long smallestPart,
        long partSize,
        int parts) {}
