package io.millrace.platform.path;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The routes of this service, read once from its resources. */
@ApplicationScoped
class RouteTable {

    private final Routes routes;

    @Inject
    RouteTable(
            BeanManager beans,
            @ConfigProperty(name = "millrace.paths.omissible") Optional<List<String>> omissible) {
        this.routes = new Routes(ResourceRoutes.of(beans), omissible.orElse(List.of()));
    }

    Routes routes() {
        return routes;
    }
}
