package io.millrace.bench.stack;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Requests to the file service, in bytes for the load. */
public final class FileApi {

    /** Under which all files of the bench are. */
    public static final String PREFIX = "bench";

    private static final String ROOT = "/utils-service/v1/";

    private final URI service;
    private final Map<String, String> headers;

    FileApi(URI service, Map<String, String> headers) {
        this.service = service;
        this.headers = headers;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(service.getHost(), service.getPort());
    }

    /** Asks for a URL for an upload. */
    public byte[] parUrl(int number) {
        String body =
                "{\"fileName\":\"BENCH-%d.csv\",\"fileSize\":7654,\"mimeType\":\"text/csv\"}"
                        .formatted(number);
        return request("POST", "file/uploadfile/parURL?prefix=" + PREFIX, body);
    }

    /** Asks what may be uploaded, which nobody has to look up. */
    public byte[] limits() {
        return request("GET", "file/limits", "");
    }

    /**
     * Asks for a page of 100 files.
     *
     * @param before id that the page begins behind
     */
    public byte[] list(long before) {
        String cursor =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                ("[\"" + before + "\"]").getBytes(StandardCharsets.US_ASCII));
        return request("GET", "listfiles?stripeName=default&limit=100&cursor=" + cursor, "");
    }

    /** Asks for the first page of 100 files. */
    public byte[] list() {
        return request("GET", "listfiles?stripeName=default&limit=100", "");
    }

    private byte[] request(String method, String path, String body) {
        StringBuilder request = new StringBuilder(2048);
        request.append(method).append(' ').append(ROOT).append(path).append(" HTTP/1.1\r\n");
        request.append("Host: ").append(service.getAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        request.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        return request.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
