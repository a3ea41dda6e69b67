package io.millrace.file.multipart;

import java.util.List;

/** Where parts of a file go. */
record PartUrls(long fileId, List<PartUrl> parts) {

    /**
     * @param partNumber from 1
     * @param size bytes that the URL takes
     */
    record PartUrl(int partNumber, long size, String uploadURL) {}
}
