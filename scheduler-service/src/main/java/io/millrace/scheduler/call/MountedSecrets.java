package io.millrace.scheduler.call;

import io.millrace.platform.secret.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The tenant's own secrets, as the platform mounts them. */
@ApplicationScoped
class MountedSecrets implements SecretSource {

    private final Secrets secrets;

    MountedSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Uni<String> read(String tenant, String name) {
        return secrets.read(tenant, name);
    }
}
