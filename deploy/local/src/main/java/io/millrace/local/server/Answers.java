package io.millrace.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a server once, on this machine, whether it answers. */
public final class Answers {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(LIMIT)
                    .build();

    private Answers() {}

    /** Whether a GET is answered with a status below {@code bound}. */
    public static boolean below(int bound, int port, String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(LIMIT)
                        .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                    < bound;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Whether a Kafka broker answers which versions it speaks; it accepts connections long before
     * that.
     */
    static boolean kafka(int port) {
        byte[] client = "millrace".getBytes(StandardCharsets.US_ASCII);
        int apiVersions = 18;
        ByteBuffer request = ByteBuffer.allocate(14 + client.length);
        request.putInt(10 + client.length).putShort((short) apiVersions).putShort((short) 0);
        request.putInt(1).putShort((short) client.length).put(client);
        try (Socket socket = new Socket()) {
            int millis = Math.toIntExact(LIMIT.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
            socket.setSoTimeout(millis);
            socket.getOutputStream().write(request.array());
            InputStream answer = socket.getInputStream();
            return answer.readNBytes(Integer.BYTES).length == Integer.BYTES;
        } catch (IOException notYet) {
            return false;
        }
    }
}
