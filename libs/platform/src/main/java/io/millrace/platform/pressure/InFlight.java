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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts the requests under way and turns those over the limit away with 429. */
@ApplicationScoped
public class InFlight {

    private static final int EARLY = 850;
    private static final String KEY = InFlight.class.getName();
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final AtomicInteger requests = new AtomicInteger();
    private final MeterRegistry meters;
    private final int limit;

    @Inject
    InFlight(
            MeterRegistry meters,
            @ConfigProperty(name = "millrace.limits.in-flight", defaultValue = "1000") int limit) {
        this.meters = meters;
        this.limit = limit;
    }

    /** A request that only waits from here on, for an event or a stream's end, counts no more. */
    public void setAside(RoutingContext request) {
        AtomicBoolean counted = request.get(KEY);
        if (counted != null && counted.compareAndSet(true, false)) {
            requests.decrementAndGet();
        }
    }

    void register(@Observes Filters filters) {
        Gauge.builder("millrace.requests.in.flight", requests::get).register(meters);
        filters.register(this::admit, EARLY);
    }

    private void admit(RoutingContext request) {
        if (request.request().path().startsWith("/q/") || request.get(KEY) != null) {
            request.next();
        } else if (requests.incrementAndGet() > limit) {
            requests.decrementAndGet();
            refuse(request);
        } else {
            request.put(KEY, new AtomicBoolean(true));
            request.addEndHandler(_ -> setAside(request));
            request.next();
        }
    }

    private static void refuse(RoutingContext request) {
        ProblemException busy =
                ProblemException.tooManyRequests("Too many requests at once.", RETRY_AFTER);
        ProblemResponses.send(request, busy.problem(), busy.headers());
    }
}
