package io.millrace.local.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which service answers a path. */
public final class Routes {
    private final List<Route> longestFirst;

    private record Route(Segments prefix, String service) {}

    private Routes(List<Route> routes) {
        this.longestFirst =
                routes.stream()
                        .sorted(Comparator.comparingInt(route -> -route.prefix().count()))
                        .toList();
    }

    /** Reads the table, see deploy/routes.json. */
    public static Routes parse(String json) {
        JsonArray routes = new JsonObject(json).getJsonArray("routes");
        return new Routes(
                IntStream.range(0, routes.size())
                        .mapToObj(routes::getJsonObject)
                        .map(route ->
                                new Route(
                                        Segments.of(route.getString("prefix")),
                                        route.getString("service")))
                        .toList());
    }

    /** The service for a raw path, whether or not it begins with a tenant. */
    public Optional<String> serviceFor(String path) {
        Segments segments = Segments.of(path);
        return serviceFor(segments, 0).or(() -> serviceFor(segments, 1));
    }

    private Optional<String> serviceFor(Segments segments, int position) {
        return longestFirst.stream()
                .filter(route -> segments.startsAt(position, route.prefix()))
                .map(Route::service)
                .findFirst();
    }
}
