package io.millrace.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden examples, from the end of who writes and of who reads. */
class EventContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<EventType<?>> everyType() {
        return Events.ALL;
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void theExampleFulfilsTheSchema(EventType<?> type) throws IOException {
        assertThat(schema(type).validate(JSON.readTree(text(type.example())))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void theExampleIsReadAndWrittenUnchanged(EventType<?> type) throws IOException {
        String example = text(type.example());
        String written = EventJson.write(EventJson.read(example, type));
        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(example));
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void theExampleTellsItsType(EventType<?> type) throws IOException {
        assertThat(EventJson.typeOf(text(type.example()))).isEqualTo(type.name());
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void aReaderLeavesNewerFieldsAlone(EventType<?> type) throws IOException {
        JsonNode newer = JSON.readTree(text(type.example()));
        ((ObjectNode) newer).put("later", 1);
        ((ObjectNode) newer.get("data")).put("later", "x");
        assertThat(EventJson.read(newer.toString(), type).data()).isNotNull();
    }

    @Test
    void theSchemaRefusesAWordThatIsNoStatus() throws IOException {
        EventType<?> type = Events.RUN_STATUS_CHANGED;
        String wrong = text(type.example()).replace("FAILED", "BROKEN");
        assertThat(schema(type).validate(JSON.readTree(wrong))).isNotEmpty();
    }

    @Test
    void everyStatusIsWrittenInTheWordsOfTheContract() {
        assertThat(RunStatus.values())
                .allSatisfy(
                        status -> assertThat(RunStatus.ofWord(status.word())).isEqualTo(status));
        assertThat(RunStatus.NOT_STARTED.word()).isEqualTo("NOT-STARTED");
        assertThat(RunStatus.INTERRUPTED.code()).isEqualTo(-2);
    }

    private static JsonSchema schema(EventType<?> type) throws IOException {
        SchemaValidatorsConfig strict =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(text(type.schema()), strict);
    }

    private static String text(String resource) throws IOException {
        try (InputStream file = EventType.class.getResourceAsStream(resource)) {
            return new String(
                    Objects.requireNonNull(file, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
