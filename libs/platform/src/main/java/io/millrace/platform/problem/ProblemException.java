package io.millrace.platform.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. */
public class ProblemException extends RuntimeException {

    private final Problem problem;
    private final Map<String, String> headers;

    public ProblemException(Problem problem) {
        this(problem, Map.of(), null);
    }

    public ProblemException(
            Problem problem, Map<String, String> headers, @Nullable Throwable cause) {
        super(problem.status() + " " + problem.detail(), cause);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    public Problem problem() {
        return problem;
    }

    /** Response headers that go with it, such as {@code Retry-After}. */
    public Map<String, String> headers() {
        return headers;
    }

    public static ProblemException badRequest(String detail) {
        return new ProblemException(Problem.of(400, detail));
    }

    /** A 400 with one entry per faulty field. */
    public static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(Problem.invalid(errors));
    }

    public static ProblemException forbidden(String detail) {
        return new ProblemException(Problem.of(403, detail));
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(404, detail));
    }

    public static ProblemException conflict(String detail) {
        return new ProblemException(Problem.of(409, detail));
    }

    public static ProblemException preconditionFailed(String detail) {
        return new ProblemException(Problem.of(412, detail));
    }

    /** A 429: more is asked for than is taken on now. */
    public static ProblemException tooManyRequests(String detail, Duration retryAfter) {
        return later(429, detail, retryAfter, null);
    }

    /** A 503: something this service needs is away. */
    public static ProblemException unavailable(
            String detail, Duration retryAfter, @Nullable Throwable cause) {
        return later(503, detail, retryAfter, cause);
    }

    private static ProblemException later(
            int status, String detail, Duration retryAfter, @Nullable Throwable cause) {
        String seconds = Long.toString(Math.max(1, retryAfter.toSeconds()));
        return new ProblemException(
                Problem.of(status, detail), Map.of("Retry-After", seconds), cause);
    }
}
