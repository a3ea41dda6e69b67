package io.millrace.bench.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A worker that answers every call at once with {@code {}}: one thread, raw sockets. Calls to a
 * path below {@code /gate} wait while the gate is closed.
 */
public final class NoopWorker implements AutoCloseable {

    private final Selector selector;
    private final ServerSocketChannel server;
    private final AtomicLong calls = new AtomicLong();
    private final BlockingQueue<WorkerConnection> atTheGate = new LinkedBlockingQueue<>();
    private volatile boolean gateClosed;
    private volatile @Nullable BlockingQueue<Long> arrivals;

    public NoopWorker() throws IOException {
        selector = Selector.open();
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        Thread.ofPlatform().daemon().name("noop-worker").start(this::serve);
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.socket().getLocalPort());
    }

    /** Calls that have arrived since the start. */
    public long calls() {
        return calls.get();
    }

    /** From now on, or no more, {@code System.nanoTime()} of every call is put into the queue. */
    public void recordArrivals(@Nullable BlockingQueue<Long> queue) {
        arrivals = queue;
    }

    public void closeGate() {
        gateClosed = true;
    }

    /** Answers all that wait at the gate. */
    public void openGate() {
        gateClosed = false;
        selector.wakeup();
    }

    @Override
    public void close() throws IOException {
        server.close();
        selector.close();
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select(this::ready);
                answerAtTheGate();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (java.nio.channels.ClosedSelectorException e) {
            return;
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                read(key, (WorkerConnection) key.attachment());
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        if (channel != null) {
            WorkerConnection.register(channel, selector);
        }
    }

    private void read(SelectionKey key, WorkerConnection connection) throws IOException {
        switch (connection.read()) {
            case CLOSED -> key.channel().close();
            case INCOMPLETE -> {}
            case CALL -> arrived(connection);
        }
    }

    private void arrived(WorkerConnection connection) throws IOException {
        calls.incrementAndGet();
        BlockingQueue<Long> queue = arrivals;
        if (queue != null) {
            queue.add(System.nanoTime());
        }
        if (gateClosed && connection.isForTheGate()) {
            atTheGate.add(connection);
        } else {
            connection.answer();
        }
    }

    private void answerAtTheGate() throws IOException {
        while (!gateClosed) {
            WorkerConnection connection = atTheGate.poll();
            if (connection == null) {
                return;
            }
            connection.answer();
        }
    }
}
