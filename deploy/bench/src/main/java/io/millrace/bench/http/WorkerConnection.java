package io.millrace.bench.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A connection to the no-op worker. */
final class WorkerConnection {

    enum Event {
        INCOMPLETE,
        CALL,
        CLOSED
    }

    private static final byte[] GATE = "/gate".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANSWER =
            """
            HTTP/1.1 200 OK\r
            Content-Type: application/json\r
            Content-Length: 2\r
            \r
            {}\
            """
                    .getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private byte[] received = new byte[8 * 1024];
    private int length;

    private WorkerConnection(SocketChannel channel) {
        this.channel = channel;
    }

    static void register(SocketChannel channel, Selector selector) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new WorkerConnection(channel));
    }

    Event read() throws IOException {
        if (length == received.length) {
            received = Arrays.copyOf(received, 2 * length);
        }
        int count = channel.read(ByteBuffer.wrap(received, length, received.length - length));
        if (count < 0) {
            return Event.CLOSED;
        }
        length += count;
        return HttpFrame.length(received, length) == HttpFrame.INCOMPLETE
                ? Event.INCOMPLETE
                : Event.CALL;
    }

    boolean isForTheGate() {
        return HttpFrame.hasPath(received, GATE);
    }

    /** The answer is far smaller than any socket's buffer, so one write takes it whole. */
    void answer() throws IOException {
        length = 0;
        channel.write(ByteBuffer.wrap(ANSWER));
    }
}
