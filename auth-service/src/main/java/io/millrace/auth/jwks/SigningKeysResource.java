package io.millrace.auth.jwks;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The public keys that tokens are verified with. */
@Path("/admin/v1/SigningCert/jwk")
class SigningKeysResource {

    private final SigningKeys keys;

    SigningKeysResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> keys() {
        return keys.read();
    }
}
