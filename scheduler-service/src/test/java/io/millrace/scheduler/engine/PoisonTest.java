package io.millrace.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoisonTest {

    @ParameterizedTest
    @ValueSource(strings = {"22021", "23514", "23505", "42P01", "54000", "XX000"})
    void isWhatFailsForAReasonOfItsOwn(String sqlState) {
        assertThat(Poison.isBehind(refusal(sqlState))).isTrue();
        assertThat(Poison.codeOf(refusal(sqlState))).isEqualTo(sqlState);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "25006", "40001", "40P01", "53100", "55P03", "57014", "57P01"})
    void isNotWhatPasses(String sqlState) {
        assertThat(Poison.isBehind(refusal(sqlState))).isFalse();
    }

    @Test
    void isAFaultOfOurOwnButNoLostConnection() {
        assertThat(Poison.isBehind(new IllegalStateException("a run that nobody asked for")))
                .isTrue();
        assertThat(Poison.isBehind(ClosedConnectionException.INSTANCE)).isFalse();
    }

    private static PgException refusal(String sqlState) {
        return new PgException("refused", "ERROR", sqlState, "");
    }
}
