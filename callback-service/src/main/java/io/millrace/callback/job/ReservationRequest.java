package io.millrace.callback.job;

import io.millrace.platform.json.JsonBody;
import io.millrace.platform.problem.FieldError;
import io.millrace.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.util.List;

/**
 * A block of job ids that a service wants.
 *
 * @param tenant in which they will be known
 */
record ReservationRequest(String tenant, int count) {

    static ReservationRequest read(byte[] body, int most) {
        JsonBody fields = JsonBody.object(body);
        String tenant = fields.text("tenant");
        BigDecimal count = fields.number("count");
        if (tenant == null || tenant.isBlank()) {
            throw invalid("/tenant", "tenant is missing");
        }
        if (count == null
                || count.compareTo(BigDecimal.ONE) < 0
                || count.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw invalid("/count", "count must be a number from 1 to " + most);
        }
        return new ReservationRequest(tenant, count.intValue());
    }

    private static ProblemException invalid(String pointer, String detail) {
        return ProblemException.invalid(List.of(new FieldError(pointer, detail)));
    }
}
