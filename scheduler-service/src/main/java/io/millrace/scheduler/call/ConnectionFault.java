package io.millrace.scheduler.call;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import javax.net.ssl.SSLException;

/** Why a connection failed, in words that name no address of ours. */
final class ConnectionFault {

    private static final String NO_HTTP = "the answer is no HTTP";

    private ConnectionFault() {}

    static String of(Throwable fault) {
        return switch (fault) {
            case ConnectTimeoutException late -> "no connection in time";
            case ConnectException refused -> "connection refused";
            case NoRouteToHostException lost -> "no route to the host";
            case SSLException tls -> "TLS: " + tls.getMessage();
            case HttpClosedException closed -> "connection closed without a whole answer";
            case SocketException reset -> "connection reset";
            case DecoderException wrapper when wrapper.getCause() != null -> of(wrapper.getCause());
            case DecoderException bad -> NO_HTTP;
            case IllegalArgumentException bad -> NO_HTTP;
            default -> fault.getClass().getSimpleName();
        };
    }
}
