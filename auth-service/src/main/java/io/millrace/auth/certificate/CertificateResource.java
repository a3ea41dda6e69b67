package io.millrace.auth.certificate;

import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The application certificate, for callers that verify TLS against it. */
@Path("/oauth2/v1/certificate")
class CertificateResource {

    private static final String PEM = "application/x-pem-file";
    private static final Pattern CERTIFICATE =
            Pattern.compile(
                    "-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

    private final CertificateSettings settings;
    private final Vertx vertx;

    CertificateResource(CertificateSettings settings, Vertx vertx) {
        this.settings = settings;
        this.vertx = vertx;
    }

    @GET
    @Produces(PEM)
    public Uni<String> certificate() {
        return settings.certificate()
                .map(file -> vertx.fileSystem().readFile(file.toString()))
                .orElseGet(() -> Uni.createFrom().failure(CertificateResource::none))
                .map(content -> certificatesIn(content.toString()))
                .invoke(CertificateResource::requireSome);
    }

    /** The file is read at each call, as certificates are renewed; a key beside it stays here. */
    private static String certificatesIn(String pem) {
        return CERTIFICATE
                .matcher(pem)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void requireSome(String certificates) {
        if (certificates.isBlank()) {
            throw none();
        }
    }

    private static ProblemException none() {
        return ProblemException.notFound("No certificate of the ingress is configured.");
    }
}
