package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;

/** Reads the definition of a worker. */
final class WorkerReader {

    static final int MOST_CALLS = 10_000;

    private static final URI NOWHERE = URI.create("http://localhost");
    private static final Format<String> AUTH_TYPE =
            Formats.oneOf("none", "basic", "bearer", "signature");
    private static final Format<BigDecimal> RATE =
            Formats.number(new BigDecimal("0.001"), new BigDecimal("100000"));

    private WorkerReader() {}

    static WorkerDefinition read(String code, JsonNode body, Faults faults) {
        var fields = new JsonFields(body, "", faults);
        return new WorkerDefinition(
                code,
                fields.required("baseUrl", Addresses.BASE_URL, NOWHERE),
                fields.optional("maxConcurrency", Formats.integer(1, MOST_CALLS), 64),
                fields.nullable("ratePerSecond", RATE.then(BigDecimal::doubleValue)),
                auth(fields),
                fields.nullable("cancelPath", Addresses.PATH));
    }

    private static WorkerAuth auth(JsonFields worker) {
        var given = worker.given("auth");
        if (given == null) {
            return new WorkerAuth(WorkerAuth.Type.NONE, null);
        }
        var fields = new JsonFields(given, worker.pointer("auth"), worker.faults());
        var type = WorkerAuth.Type.valueOf(fields.required("type", AUTH_TYPE, "NONE"));
        return type == WorkerAuth.Type.NONE
                ? new WorkerAuth(type, fields.nullable("secret", Formats.SECRET))
                : new WorkerAuth(type, fields.required("secret", Formats.SECRET, ""));
    }
}
