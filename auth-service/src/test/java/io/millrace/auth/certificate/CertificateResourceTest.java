package io.millrace.auth.certificate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.millrace.auth.testing.IngressCertificate;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers(Backing.KEYCLOAK)
@QuarkusTestResource(IngressCertificate.class)
class CertificateResourceTest {

    @Test
    void handsOutTheCertificatesAndNeverTheKeyBesideThem() {
        Response answer = given().get("/oauth2/v1/certificate");

        answer.then().statusCode(200).contentType(startsWith("application/x-pem-file"));
        assertThat(answer.asString()).isEqualTo(IngressCertificate.CERTIFICATES);
    }
}
