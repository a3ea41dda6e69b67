package io.millrace.scheduler.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the readers find wrong with a definition, detail by pointer. */
final class FaultsOf {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private FaultsOf() {}

    static Map<String, String> worker(String body) {
        var faults = new Faults();
        WorkerReader.read("LEDGER", json(body), faults);
        return byPointer(faults);
    }

    static Map<String, String> batch(String body) {
        var faults = new Faults();
        new BatchReader(20_000).read("MONTH_END", json(body), faults);
        return byPointer(faults);
    }

    static Map<String, String> task(String fields) {
        return batch("{\"tasks\":[{\"taskCode\":\"LOAD\",\"worker\":\"LEDGER\"," + fields + "}]}");
    }

    static Map<String, String> group(String body) {
        var faults = new Faults();
        new GroupReader(1000).read("ALL_MONTH", json(body), faults);
        return byPointer(faults);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }

    private static Map<String, String> byPointer(Faults faults) {
        var found = new LinkedHashMap<String, String>();
        faults.all()
                .forEach(fault ->
                        found.merge(fault.pointer(), fault.detail(), (a, b) -> a + "; " + b));
        return found;
    }
}
