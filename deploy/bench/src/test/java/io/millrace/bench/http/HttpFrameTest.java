package io.millrace.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpFrameTest {

    @Test
    void endsWhereContentLengthSays() {
        String message = "HTTP/1.1 200 OK\r\nX: content-length: 9\r\nContent-Length: 3\r\n\r\nabc";
        assertThat(length(message)).isEqualTo(message.length());
    }

    @Test
    void waitsForTheRestOfABody() {
        assertThat(length("HTTP/1.1 200 OK\r\ncontent-length: 30\r\n\r\nabc"))
                .isEqualTo(HttpFrame.INCOMPLETE);
    }

    @Test
    void waitsForTheRestOfAHead() {
        assertThat(length("HTTP/1.1 200 OK\r\nContent-Len")).isEqualTo(HttpFrame.INCOMPLETE);
    }

    @Test
    void endsWithTheLastChunk() {
        String message =
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
        assertThat(length(message)).isEqualTo(message.length());
        assertThat(length(message.substring(0, message.length() - 7)))
                .isEqualTo(HttpFrame.INCOMPLETE);
    }

    @Test
    void endsWithTheHeadWhereThereIsNoBody() {
        String message = "HTTP/1.1 204 No Content\r\n\r\n";
        assertThat(length(message)).isEqualTo(message.length());
        assertThat(HttpFrame.status(bytes(message))).isEqualTo(204);
    }

    @Test
    void knowsAPathByItsBeginning() {
        byte[] gate = bytes("/gate");
        assertThat(HttpFrame.hasPath(bytes("POST /gate?x=1 HTTP/1.1\r\n\r\n"), gate)).isTrue();
        assertThat(HttpFrame.hasPath(bytes("POST /noop HTTP/1.1\r\n\r\n"), gate)).isFalse();
    }

    private static int length(String message) {
        return HttpFrame.length(bytes(message), message.length());
    }

    private static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.US_ASCII);
    }
}
