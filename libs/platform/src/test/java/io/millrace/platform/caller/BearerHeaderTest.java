package io.millrace.platform.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer aZ0.-_~+/=",
                "bearer aZ0.-_~+/=",
                "Bearer:aZ0.-_~+/=",
                "BEARER : aZ0.-_~+/=",
                "  Bearer\t aZ0.-_~+/=  "
            })
    void findsTheTokenHoweverItIsPrinted(String header) {
        assertThat(BearerHeader.tokenIn(header)).isEqualTo("aZ0.-_~+/=");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "Bearer",
                "Bearer ",
                "Bearer:",
                "Bearer : ",
                "Bearerx",
                "Basic x",
                "Bearer a b",
                "Bearer a\"",
                "Bearer ä",
                "Bearer x:y",
                "Bearer ::x"
            })
    void refusesWhatHoldsNoToken(String header) {
        assertThatThrownBy(() -> BearerHeader.tokenIn(header)).isInstanceOf(CallerRefused.class);
    }
}
