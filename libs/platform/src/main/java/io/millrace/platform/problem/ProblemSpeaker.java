package io.millrace.platform.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Words, as its family does, what a filter refuses before there is a route. */
@FunctionalInterface
public interface ProblemSpeaker {

    /**
     * Sends the answer, now or a little later.
     *
     * @param headers that go with it, such as {@code Retry-After}
     */
    void answer(RoutingContext request, Problem problem, Map<String, String> headers);
}
