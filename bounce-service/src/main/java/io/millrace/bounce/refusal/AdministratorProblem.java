package io.millrace.bounce.refusal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.platform.problem.FieldError;
import io.millrace.platform.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator's call is refused with: a problem by RFC 9457 that also says what the
 * customers' calls say.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record AdministratorProblem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        List<FieldError> errors,
        String errorCode,
        String message) {

    static AdministratorProblem of(int status, Refusal refusal, @Nullable String pointer) {
        List<FieldError> errors =
                pointer == null ? List.of() : List.of(new FieldError(pointer, refusal.message()));
        Problem plain = Problem.of(status, refusal.message());
        return new AdministratorProblem(
                plain.type(),
                plain.title(),
                status,
                plain.detail(),
                errors,
                refusal.errorCode(),
                refusal.message());
    }
}
