package io.millrace.contracts.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The messages as they go over the wire. */
class ObjectMessagesTest {

    private static final String IMPORT =
            "{\"tenant\":\"harbor\",\"user\":\"harbor.operator\",\"overwrite\":true,\"objects\":[{\"type\":\"BATCH\",\"code\":\"LOAD\",\"body\":\"{\\\"rate\\\":1.50}\"}]}";
    private static final String ANSWER =
            "{\"accepted\":false,\"objects\":[{\"type\":\"BATCH\",\"code\":\"LOAD\",\"outcome\":\"FAILED\",\"reason\":\"/tasks must be given\",\"references\":[{\"type\":\"WORKER\",\"code\":\"LEDGER\"}],\"secrets\":[\"TOKEN\"]}]}";

    @Test
    void anImportIsWrittenAndReadUnchanged() {
        var request = read(IMPORT, ImportRequest.class);

        assertThat(request.objects())
                .containsExactly(new ImportedObject("BATCH", "LOAD", "{\"rate\":1.50}"));
        assertThat(ObjectMessages.write(request)).isEqualTo(IMPORT);
    }

    @Test
    void anAnswerIsWrittenAndReadUnchanged() {
        var answer = read(ANSWER, ImportAnswer.class);

        assertThat(answer.objects().getFirst().outcome()).isEqualTo(ObjectOutcome.FAILED);
        assertThat(ObjectMessages.write(answer)).isEqualTo(ANSWER);
    }

    @Test
    void oneFailureIsEnoughForNothingToBeAccepted() {
        var result = read(ANSWER, ImportAnswer.class).objects().getFirst();

        assertThat(ImportAnswer.of(List.of(result)).accepted()).isFalse();
        assertThat(ImportAnswer.of(List.of(result.ended(ObjectOutcome.CREATED, null))).accepted())
                .isTrue();
    }

    @Test
    void aReaderLeavesNewerFieldsAlone() {
        assertThat(
                        read(
                                IMPORT.replace("{\"tenant\"", "{\"later\":1,\"tenant\""),
                                ImportRequest.class))
                .isEqualTo(read(IMPORT, ImportRequest.class));
    }

    @Test
    void whatLacksAFieldIsNoMessage() {
        for (String broken :
                List.of(
                        "",
                        "[]",
                        "{",
                        "{}",
                        IMPORT.replace("\"tenant\":\"harbor\"", "\"tenant\":null"))) {
            assertThatThrownBy(() -> read(broken, ImportRequest.class))
                    .as(broken)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        return ObjectMessages.read(json.getBytes(UTF_8), type);
    }
}
