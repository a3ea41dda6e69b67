package io.millrace.callback.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CutTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Property
    void whatIsCutIsABeginningAndFitsIntoItsBytesAsJson(
            @ForAll String text, @ForAll @IntRange(min = 6, max = 400) int bytes)
            throws JsonProcessingException {
        String cut = Cut.toJsonBytes(text, bytes);

        assertThat(text).startsWith(cut);
        assertThat(JSON.writeValueAsString(cut).getBytes(UTF_8).length - 2)
                .isLessThanOrEqualTo(bytes);
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(Cut.to("ab🚀", 3)).isEqualTo("ab");
        assertThat(Cut.to("ab🚀", 4)).isEqualTo("ab🚀");
        assertThat(Cut.toJsonBytes("🚀🚀", 6)).isEqualTo("🚀");
    }

    @Test
    void whatFitsIsLeftAsItIs() {
        assertThat(Cut.to("abc", 3)).isEqualTo("abc");
        assertThat(Cut.toJsonBytes("abc", 3)).isEqualTo("abc");
    }
}
