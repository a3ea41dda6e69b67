package io.millrace.file.download;

/** The answer to a download call. */
record DownloadUrl(Payload payload) {

    record Payload(String downloadURL) {}

    static DownloadUrl of(String url) {
        return new DownloadUrl(new Payload(url));
    }
}
