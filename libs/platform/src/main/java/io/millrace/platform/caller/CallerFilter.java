package io.millrace.platform.caller;

import io.millrace.platform.logging.LogContext;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Identifies the caller of every route that is marked {@link CallerRequired}. */
class CallerFilter {

    private static final Logger LOG = Logger.getLogger(CallerFilter.class);

    private final Callers callers;
    private final CurrentCaller current;
    private final Map<Method, CallerRequired> rules = new ConcurrentHashMap<>();

    @Inject
    CallerFilter(Callers callers, CurrentCaller current) {
        this.callers = callers;
        this.current = current;
    }

    @CallerRequired
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION, nonBlocking = true)
    Uni<Response> identify(RoutingContext request, ResourceInfo route) {
        CallerRequired required =
                rules.computeIfAbsent(route.getResourceMethod(), CallerFilter::rulesOf);
        return OwnContext.resume(
                        Uni.createFrom().deferred(() -> callers.identify(request, required)))
                .invoke(this::remember)
                .onFailure(CallerRefused.class)
                .invoke(refusal -> LOG.debug(refusal.getMessage()))
                .replaceWith((Response) null);
    }

    private void remember(Caller caller) {
        current.set(caller);
        MDC.put(LogContext.TENANT, caller.tenant());
        MDC.put("user", caller.user());
    }

    private static CallerRequired rulesOf(Method method) {
        CallerRequired own = method.getAnnotation(CallerRequired.class);
        return own != null ? own : method.getDeclaringClass().getAnnotation(CallerRequired.class);
    }
}
