package io.millrace.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.platform.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void theCursorOfAPageOpensTheNext() {
        PageRequest first = PageRequest.of("2", null, 1);
        Page<String> page = Page.of(List.of("a", "b\u00fc", "c"), first, List::of);

        assertThat(page.items()).containsExactly("a", "b\u00fc");
        PageRequest second = PageRequest.of("2", Objects.requireNonNull(page.nextCursor()), 1);
        assertThat(second.after()).containsExactly("b\u00fc");
    }

    @Test
    void theLastPageHasNoCursor() {
        PageRequest request = PageRequest.of("2", null, 1);
        assertThat(Page.of(List.of("a", "b"), request, List::of).nextCursor()).isNull();
    }

    @Test
    void withoutALimitThereAreHundred() {
        assertThat(PageRequest.of(null, null, 1).limit()).isEqualTo(100);
        assertThat(PageRequest.of("1000", null, 1).fetchSize()).isEqualTo(1001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "", "x", "1e2", "99999999999"})
    void aLimitOutOfRangeIsRefused(String limit) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PageRequest.of(limit, null, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "!", "W10", "WyJhIiwiYiJd", "WyJcdTAwMDAiXQ", "bnVsbA", "W251bGxd"})
    void aCursorThatIsNotOursIsRefused(String cursor) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PageRequest.of(null, cursor, 1));
    }
}
