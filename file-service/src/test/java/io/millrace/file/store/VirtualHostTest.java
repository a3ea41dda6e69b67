package io.millrace.file.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.file.Curl;
import io.millrace.local.process.ServerProcess;
import io.millrace.local.process.Starter;
import io.millrace.local.server.FreePort;
import io.millrace.local.server.ObjectStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that finds the bucket in the host's name takes what is signed for that name. */
class VirtualHostTest {

    private static final String HOST = "s3.localhost";
    private static final String TEXT = "what is sent";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir Path folder;

    private final int port = FreePort.any();

    @Test
    void bytesGoUpAndComeDown() throws Exception {
        Path file = Files.writeString(folder.resolve("sent.txt"), TEXT);
        Path copy = folder.resolve("copy.txt");
        var address = URI.create("http://" + HOST + ":" + port);
        var urls = new SignedUrls(new SampleSettings(address, address, false));
        String url = urls.put("meridian/key", TEXT.length(), LIMIT);
        assertThat(url).startsWith("http://bucket." + HOST + ":" + port + "/meridian/key?");

        try (ServerProcess _ = store()) {
            String forged = url.replaceFirst("Signature=.{4}", "Signature=0000");
            assertThat(curl("-o", "/dev/null", "-T", file.toString(), forged)).isEqualTo("403");
            assertThat(curl("-T", file.toString(), url)).isEqualTo("200");
            String download = urls.get("meridian/key", "sent.txt", "text/plain", LIMIT);
            assertThat(curl("-o", copy.toString(), download)).isEqualTo("200");
        }

        assertThat(copy).hasContent(TEXT);
    }

    private ServerProcess store() throws Exception {
        Path root = folder.resolve("store");
        Files.createDirectories(root.resolve("data").resolve("bucket"));
        var server = new ObjectStore(root, port, "access", "secret").withBucketsBefore(HOST);
        return Starter.LEASHED
                .start(server.name(), server.launch())
                .awaitReady(server::isReady, LIMIT);
    }

    private String curl(String... arguments) throws Exception {
        String[] all = new String[arguments.length + 2];
        all[0] = "--resolve";
        all[1] = "bucket." + HOST + ":" + port + ":127.0.0.1";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Curl.status(all);
    }
}
