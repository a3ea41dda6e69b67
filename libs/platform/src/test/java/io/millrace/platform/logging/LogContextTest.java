package io.millrace.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class LogContextTest {

    @Test
    void whatWasThereBeforeComesBack() {
        try (LogContext _ = LogContext.of("meridian", "A_1")) {
            try (LogContext _ = LogContext.of("harbor", "B_2")) {
                assertThat(MDC.get(LogContext.RUN)).isEqualTo("B_2");
            }
            assertThat(MDC.get(LogContext.TENANT)).isEqualTo("meridian");
            assertThat(MDC.get(LogContext.RUN)).isEqualTo("A_1");
        }
        assertThat(MDC.get(LogContext.TENANT)).isNull();
    }
}
