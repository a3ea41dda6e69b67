package io.millrace.auth.jwks;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys that tokens are verified with. */
@Path("/admin/v1/SigningCert/jwk")
@Tag(name = "Tokens")
class SigningKeysResource {

    private final SigningKeys keys;

    SigningKeysResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "JSON Web Key Set of the tokens' signatures")
    public Uni<String> keys() {
        return keys.read();
    }
}
