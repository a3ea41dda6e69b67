package io.millrace.bounce;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Instances as an administrator of the platform keeps them. */
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class InstanceTest {

    private static final String BODY = "{\"batchName\":\"BOUNCE_EBS\",\"optedIn\":true}";

    @Test
    void aNewOneIsLocatedByItsPathAlone() {
        var customer = Customer.of(TestUser.MERIDIAN_OPERATOR);

        var created = customer.putInstance("TEST1", BODY);
        var replaced = customer.putInstance("TEST1", BODY);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.header("Location"))
                .isEqualTo(
                        "/selfservice/v1/customers/%s/EBSO/instances/TEST1"
                                .formatted(customer.supportIdentifier()));
        assertThat(customer.admin().get(created.header("Location")).asString())
                .isEqualTo(created.asString());
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.header("Location")).isNull();
    }
}
