package io.millrace.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs gateway and key server as a process of their own; its one argument is the settings file. */
public final class GatewayProcess {

    private GatewayProcess() {}

    public static void main(String[] arguments) throws IOException {
        JsonObject settings = new JsonObject(Files.readString(Path.of(arguments[0])));
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
        Future.all(
                        gateway(vertx, settings).listen(settings.getInteger("port")),
                        keys(vertx, settings))
                .onFailure(GatewayProcess::giveUp);
    }

    private static Gateway gateway(Vertx vertx, JsonObject settings) throws IOException {
        Routes routes = Routes.parse(Files.readString(Path.of(settings.getString("routes"))));
        Map<String, Integer> services =
                settings.getJsonObject("services").stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, entry -> (Integer) entry.getValue()));
        return new Gateway(vertx, routes, services);
    }

    private static Future<?> keys(Vertx vertx, JsonObject settings) {
        return new JwksServer(vertx, Path.of(settings.getString("jwksFile")))
                .listen(
                        settings.getInteger("jwksPort"),
                        Path.of(settings.getString("keyStore")),
                        settings.getString("keyStorePassword"));
    }

    private static void giveUp(Throwable failure) {
        System.err.println(failure);
        System.exit(1);
    }
}
