package io.millrace.bench.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Callers that each send a request, wait for the answer and send the next. All on the calling
 * thread with raw sockets: on a machine shared with the server, the load must cost next to nothing.
 */
public final class Callers implements AutoCloseable {

    private final Selector selector;
    private final List<Caller> callers = new ArrayList<>();
    private long[] latencies = new long[1024];
    private int answers;
    private int waiting;

    public Callers(InetSocketAddress address, int count) throws IOException {
        selector = Selector.open();
        for (int i = 0; i < count; i++) {
            callers.add(new Caller(address, selector));
        }
    }

    /** Sends all requests and takes all answers. */
    public Load send(Requests requests) throws IOException {
        answers = 0;
        long start = System.nanoTime();
        for (Caller caller : callers) {
            sendNext(caller, requests);
        }
        while (waiting > 0) {
            selector.select(key -> ready(key, requests));
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("The load was stopped");
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        long[] sorted = Arrays.copyOf(latencies, answers);
        Arrays.sort(sorted);
        return new Load(took, sorted);
    }

    @Override
    public void close() throws IOException {
        for (Caller caller : callers) {
            caller.close();
        }
        selector.close();
    }

    private void ready(SelectionKey key, Requests requests) {
        Caller caller = (Caller) key.attachment();
        try {
            if (key.isWritable()) {
                caller.write();
                return;
            }
            long latency = caller.read();
            if (latency >= 0) {
                waiting--;
                keep(latency);
                sendNext(caller, requests);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sendNext(Caller caller, Requests requests) throws IOException {
        byte[] request = requests.next();
        if (request != null) {
            waiting++;
            caller.send(request);
        }
    }

    private void keep(long latency) {
        if (answers == latencies.length) {
            latencies = Arrays.copyOf(latencies, 2 * answers);
        }
        latencies[answers++] = latency;
    }
}
