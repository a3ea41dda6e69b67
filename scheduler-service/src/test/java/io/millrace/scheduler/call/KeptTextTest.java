package io.millrace.scheduler.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class KeptTextTest {

    @Test
    void cutsBetweenCharacters() {
        assertThat(KeptText.of("a" + "€".repeat(2000))).isEqualTo("a" + "€".repeat(1365));
        assertThat(KeptText.of("😀".repeat(2000))).isEqualTo("😀".repeat(1024));
    }

    @Test
    void keepsLinesAndReplacesWhatAColumnRefuses() {
        assertThat(KeptText.of("a\r\n\tb\0c\u001bd\ud800e\u0085"))
                .isEqualTo("a\r\n\tb\ufffdc\ufffdd\ufffde\ufffd");
    }

    @Property
    void isNeverLongerThanTheLimitAndAlwaysStorable(
            @ForAll @StringLength(max = 3000) String text,
            @ForAll @IntRange(min = 1, max = 4) int n) {
        var kept = KeptText.of(text.repeat(n));
        assertThat(kept.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(KeptText.LIMIT_BYTES);
        assertThat(kept.codePoints().noneMatch(KeptText::isUnsafe)).isTrue();
        assertThat(text.repeat(n).length()).isGreaterThanOrEqualTo(kept.length());
    }
}
