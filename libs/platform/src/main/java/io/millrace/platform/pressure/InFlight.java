package io.millrace.platform.pressure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.platform.problem.ProblemException;
import io.millrace.platform.problem.ProblemResponses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests under way and turns those over the limit away with 429. Requests that only
 * wait have a limit of their own: they cost next to nothing, and last.
 */
@ApplicationScoped
public class InFlight {

    private static final int EARLY = 850;
    private static final String KEY = InFlight.class.getName();
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final MeterRegistry meters;
    private final Room working;
    private final Room waiting;

    @Inject
    InFlight(
            MeterRegistry meters,
            @ConfigProperty(name = "millrace.limits.in-flight", defaultValue = "1000") int inFlight,
            @ConfigProperty(name = "millrace.limits.waiting", defaultValue = "1000") int waiting) {
        this.meters = meters;
        this.working = new Room(inFlight);
        this.waiting = new Room(waiting);
    }

    /**
     * From here on the request only waits, for an event or a stream's end. Fails with a 429 where
     * too many do.
     */
    public void setAside(RoutingContext request) {
        AtomicReference<@Nullable Room> place = request.get(KEY);
        if (place == null || place.get() != working) {
            return;
        }
        if (!waiting.enter()) {
            throw ProblemException.tooManyRequests("Too many requests wait at once.", LATER);
        }
        (place.compareAndSet(working, waiting) ? working : waiting).leave();
    }

    void register(@Observes Filters filters) {
        Gauge.builder("millrace.requests.in.flight", working::requests).register(meters);
        Gauge.builder("millrace.requests.waiting", waiting::requests).register(meters);
        filters.register(this::admit, EARLY);
    }

    private void admit(RoutingContext request) {
        if (request.request().path().startsWith("/q/") || request.get(KEY) != null) {
            request.next();
        } else if (working.enter()) {
            AtomicReference<@Nullable Room> place = new AtomicReference<>(working);
            request.put(KEY, place);
            request.addEndHandler(_ -> leave(place));
            request.next();
        } else {
            refuse(request);
        }
    }

    private static void leave(AtomicReference<@Nullable Room> place) {
        Room room = place.getAndSet(null);
        if (room != null) {
            room.leave();
        }
    }

    private static void refuse(RoutingContext request) {
        ProblemException busy =
                ProblemException.tooManyRequests("Too many requests at once.", SOON);
        ProblemResponses.send(request, busy.problem(), busy.headers());
    }
}
