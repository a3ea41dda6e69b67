package io.millrace.bounce.refusal;

import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.problem.Problem;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Refusals as HTTP answers; JSON whatever the caller accepts. */
final class Refusals {

    private final boolean isAdministrators;

    private Refusals(boolean isAdministrators) {
        this.isAdministrators = isAdministrators;
    }

    static Refusals of(ResourceInfo route) {
        Class<?> resource = route.getResourceClass();
        return new Refusals(resource != null && resource.isAnnotationPresent(CallerRequired.class));
    }

    /** An answer to which headers may be added. */
    Response.ResponseBuilder answer(
            int status, String code, String message, @Nullable String pointer) {
        var refusal = new Refusal(code, message);
        return isAdministrators
                ? Response.status(status)
                        .type(Problem.MEDIA_TYPE)
                        .entity(AdministratorProblem.of(status, refusal, pointer))
                : Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(refusal);
    }

    /** The word for a refusal that is the platform's. */
    static String codeOf(int status) {
        return switch (status) {
            case 400 -> "INVALID_REQUEST";
            case 401 -> "INVALID_TOKEN";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            case 409 -> "CONFLICT";
            case 412 -> "PRECONDITION_FAILED";
            case 422 -> "KEY_REUSED";
            case 429 -> "TOO_MANY_REQUESTS";
            case 503 -> "UNAVAILABLE";
            default -> "INTERNAL_ERROR";
        };
    }
}
