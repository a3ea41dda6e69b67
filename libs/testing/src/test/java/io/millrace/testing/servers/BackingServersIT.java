package io.millrace.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackingServersIT {

    @Test
    void configuresAServiceForEveryServer() {
        Map<String, String> settings = BackingServers.settings(EnumSet.allOf(Backing.class));

        assertThat(settings)
                .containsKeys(
                        "millrace.postgresql.port",
                        "millrace.kafka.bootstrap-servers",
                        "millrace.keycloak.url",
                        "millrace.service.client-secret",
                        "millrace.s3.endpoint");
    }

    @Test
    void givesTheServiceASchemaOfItsOwn() throws Exception {
        Map<String, String> settings = BackingServers.settings(Set.of(Backing.POSTGRESQL));
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE scheduler.t (id int)");
            assertThat(connection.getMetaData().getUserName()).startsWith("scheduler_");
        }
    }

    @Test
    void aServerComesBackWhereItWas() throws Exception {
        Map<String, String> settings = BackingServers.settings(Set.of(Backing.KAFKA));
        String address = settings.getOrDefault("millrace.kafka.bootstrap-servers", "");
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        try (Outage outage = Outage.of(Backing.KAFKA)) {
            assertThat(outage).isNotNull();
            assertThatThrownBy(() -> connect(port)).isInstanceOf(ConnectException.class);
        }
        connect(port);
    }

    private static void connect(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    private static Connection connect(Map<String, String> settings) throws Exception {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(
                                settings.get("millrace.postgresql.host"),
                                settings.get("millrace.postgresql.port"),
                                settings.get("millrace.postgresql.database")),
                settings.get("millrace.postgresql.username"),
                settings.get("millrace.postgresql.password"));
    }
}
