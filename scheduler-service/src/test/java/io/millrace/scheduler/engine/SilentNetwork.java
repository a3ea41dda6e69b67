package io.millrace.scheduler.engine;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.pgclient.PgConnectOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to PostgreSQL on which connections may fall silent without being closed. */
final class SilentNetwork implements AutoCloseable {

    private final List<NetSocket> sockets = new CopyOnWriteArrayList<>();
    private final PgConnectOptions beyond;
    private final NetClient client;
    private final NetServer server;

    SilentNetwork(Vertx vertx, PgConnectOptions beyond) {
        this.beyond = beyond;
        client = vertx.createNetClient();
        server = vertx.createNetServer().connectHandler(this::forward);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    /** How to reach PostgreSQL through it. */
    PgConnectOptions options() {
        return new PgConnectOptions(beyond).setHost("127.0.0.1").setPort(server.actualPort());
    }

    /** From now on nothing more is heard on the connections that there are; new ones work. */
    void silence() {
        sockets.forEach(socket -> socket.handler(_ -> {}));
    }

    private void forward(NetSocket near) {
        near.pause();
        client.connect(beyond.getPort(), beyond.getHost())
                .onSuccess(far -> join(near, far))
                .onFailure(_ -> near.close());
    }

    private void join(NetSocket near, NetSocket far) {
        near.handler(far::write);
        far.handler(near::write);
        near.closeHandler(_ -> far.close());
        sockets.add(near);
        sockets.add(far);
        near.resume();
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
