package io.millrace.bounce.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.platform.outage.BackingServerAway;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of key servers, and the addresses that they turn out to have. */
class AddressGuardTest {

    private static final String PUBLIC = "93.184.215.14";
    private static final String REFUSAL =
            "jwksUri must not have a private, loopback or local address.";

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, List<String>> names = new ConcurrentHashMap<>();
    private final AddressGuard guard =
            new AddressGuard(vertx, settings("keys.intranet.example:8443"), this::lookUp);

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    private static JwksSettings settings(String allowedHosts) {
        return new SmallRyeConfigBuilder()
                .withMapping(JwksSettings.class)
                .withDefaultValue("millrace.bounce.jwks.allowed-hosts", allowedHosts)
                .build()
                .getConfigMapping(JwksSettings.class);
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        List<String> found = names.getOrDefault(host, List.of());
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        InetAddress[] addresses = new InetAddress[found.size()];
        for (int place = 0; place < addresses.length; place++) {
            addresses[place] = InetAddress.ofLiteral(found.get(place));
        }
        return addresses;
    }

    private List<String> addressesOf(String uri) {
        return guard.addressesOf(URI.create(uri)).await().atMost(Duration.ofSeconds(10)).stream()
                .map(InetAddress::getHostAddress)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.53",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "ff02::1",
                "2001:db8::1",
                "2002:a00:1::1"
            })
    void refusesANameOfAnAddressThatIsNotPublic(String address) {
        names.put("keys.customer.example", List.of(address));

        assertThatThrownBy(() -> addressesOf("https://keys.customer.example/jwks.json"))
                .isInstanceOf(KeysRefused.class)
                .hasMessage(REFUSAL);
    }

    @Test
    void refusesANameThatHasAPrivateAddressAmongOthers() {
        names.put("keys.customer.example", List.of(PUBLIC, "10.0.0.7"));

        assertThatThrownBy(() -> addressesOf("https://keys.customer.example/"))
                .isInstanceOf(KeysRefused.class);
    }

    @Test
    void looksAtTheAddressesEachTime() {
        names.put("keys.customer.example", List.of(PUBLIC, "2606:2800:21f:cb07:0:0:0:1"));
        List<String> before = addressesOf("https://keys.customer.example/");

        names.put("keys.customer.example", List.of("127.0.0.1"));

        assertThat(before).containsExactly(PUBLIC, "2606:2800:21f:cb07:0:0:0:1");
        assertThatThrownBy(() -> addressesOf("https://keys.customer.example/"))
                .isInstanceOf(KeysRefused.class);
    }

    @Test
    void letsAListedHostHaveAnyAddressAtItsPortAlone() {
        names.put("keys.intranet.example", List.of("10.0.0.7"));

        assertThat(addressesOf("https://KEYS.intranet.example:8443/jwks"))
                .containsExactly("10.0.0.7");
        assertThatThrownBy(() -> addressesOf("https://keys.intranet.example/jwks"))
                .isInstanceOf(KeysRefused.class);
    }

    @Test
    void aNameWithoutAnAddressMayHaveOneLater() {
        assertThatThrownBy(() -> addressesOf("https://nowhere.example/"))
                .isInstanceOf(BackingServerAway.class);
    }
}
