package io.millrace.bench.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One keep-alive connection with at most one request under way. */
final class Caller {

    private final SocketChannel channel;
    private final SelectionKey key;
    private byte[] received = new byte[16 * 1024];
    private int length;
    private ByteBuffer sending = ByteBuffer.allocate(0);
    private long sentAt;

    Caller(InetSocketAddress address, Selector selector) throws IOException {
        channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void send(byte[] request) throws IOException {
        sending = ByteBuffer.wrap(request);
        sentAt = System.nanoTime();
        write();
    }

    void write() throws IOException {
        channel.write(sending);
        key.interestOps(sending.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Reads what has come; the latency in nanoseconds once an answer is whole, else -1. */
    long read() throws IOException {
        if (length == received.length) {
            received = java.util.Arrays.copyOf(received, 2 * length);
        }
        int count = channel.read(ByteBuffer.wrap(received, length, received.length - length));
        if (count < 0) {
            throw new EOFException("The server closed a connection that was under load");
        }
        length += count;
        return HttpFrame.length(received, length) == HttpFrame.INCOMPLETE ? -1 : answered();
    }

    void close() throws IOException {
        channel.close();
    }

    private long answered() throws BadAnswer {
        int status = HttpFrame.status(received);
        if (status < 200 || status > 299) {
            throw new BadAnswer(new String(received, 0, length, StandardCharsets.UTF_8));
        }
        length = 0;
        return System.nanoTime() - sentAt;
    }
}
