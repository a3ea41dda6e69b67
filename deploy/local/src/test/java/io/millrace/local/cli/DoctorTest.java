package io.millrace.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.server.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class DoctorTest {

    @Test
    void namesTheHolderOfATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Finding finding = Doctor.port("gateway", taken.getLocalPort(), false);

            assertThat(finding.fine()).isFalse();
            assertThat(finding.sentence())
                    .contains(Integer.toString(taken.getLocalPort()))
                    .contains("gateway")
                    .contains("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void isContentWithAFreePort() {
        assertThat(Doctor.port("gateway", FreePort.any(), false).fine()).isTrue();
    }

    @Test
    void isContentWithAPortOfOurOwn() {
        assertThat(Doctor.port("gateway", 1, true).fine()).isTrue();
    }

    @Test
    void asksForANewerJdk() {
        assertThat(Doctor.java(17, "/old").fine()).isFalse();
        assertThat(Doctor.java(17, "/old").sentence()).contains("JDK 25").contains("/old");
        assertThat(Doctor.java(25, "/new").fine()).isTrue();
    }

    @Test
    void asksForMemory() {
        assertThat(Doctor.memory(1L << 30).fine()).isFalse();
        assertThat(Doctor.memory(8L << 30).fine()).isTrue();
    }
}
