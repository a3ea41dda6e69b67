package io.millrace.scheduler.call;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import javax.net.ssl.SSLException;

/** Why a connection failed, in words that name no address of ours. */
final class ConnectionFault {

    private ConnectionFault() {}

    static String of(Throwable fault) {
        return switch (fault) {
            case ConnectTimeoutException late -> "no connection in time";
            case ConnectException refused -> "connection refused";
            case NoRouteToHostException lost -> "no route to the host";
            case SSLException tls -> "TLS: " + tls.getMessage();
            case HttpClosedException closed -> "connection closed without a whole answer";
            case SocketException reset -> "connection reset";
            default -> fault.getClass().getSimpleName();
        };
    }
}
