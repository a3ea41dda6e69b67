package io.millrace.platform.token;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Makes a server answer at another port too. */
final class TcpRelay implements AutoCloseable {

    private final ServerSocket listening;
    private final int target;

    private TcpRelay(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    static TcpRelay between(int port, int target) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        TcpRelay relay = new TcpRelay(new ServerSocket(port, 50, here), target);
        Thread.ofVirtual().start(relay::accept);
        return relay;
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> copy(caller, server));
                Thread.ofVirtual().start(() -> copy(server, caller));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // One side hung up.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
