package io.millrace.scheduler.call;

import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.SocketException;
import javax.net.ssl.SSLException;

/** Why a connection failed, in words that name no address of ours. */
final class ConnectionFault {

    private ConnectionFault() {}

    static String of(Throwable fault) {
        return switch (fault) {
            case ConnectException refused -> "connection refused or not made in time";
            case SSLException tls -> "TLS: " + tls.getMessage();
            case HttpClosedException closed -> "connection closed without a whole answer";
            case SocketException reset -> "connection reset";
            default -> fault.getClass().getSimpleName();
        };
    }
}
