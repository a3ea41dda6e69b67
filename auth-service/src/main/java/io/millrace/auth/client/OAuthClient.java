package io.millrace.auth.client;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** A client as Keycloak holds it, with what this service notes in its attributes. */
record OAuthClient(JsonObject fields) {

    private static final String ATTRIBUTES = "attributes";
    private static final String TENANT = "tenant";
    private static final String CREATED_AT = "millrace.created_at";
    private static final String FINGERPRINT = "millrace.fingerprint";
    private static final String MADE_BY = "millrace.made_by";
    private static final String ROTATION = "millrace.rotation";
    private static final String ROTATED_BY = "millrace.rotated_by";
    private static final String ROTATED_AT = "millrace.rotated_at";

    /** A client that may use all three grants for the users of its tenant. */
    static OAuthClient create(String tenant, String clientId, String name, Instant now) {
        return new OAuthClient(
                new JsonObject()
                        .put("clientId", clientId)
                        .put("name", name)
                        .put("protocol", "openid-connect")
                        .put("publicClient", false)
                        .put("standardFlowEnabled", false)
                        .put("directAccessGrantsEnabled", true)
                        .put("serviceAccountsEnabled", true)
                        .put("secret", Secrets.random())
                        .put(
                                ATTRIBUTES,
                                new JsonObject()
                                        .put(TENANT, tenant)
                                        .put(CREATED_AT, now.toString())));
    }

    /** The same client, made by a request of this user and fingerprint. */
    OAuthClient madeBy(String user, String fingerprint) {
        OAuthClient made = new OAuthClient(fields.copy());
        made.attributes().put(MADE_BY, user).put(FINGERPRINT, fingerprint);
        return made;
    }

    /** The same client with another secret, exchanged by a request of this user and mark. */
    OAuthClient rotatedBy(String user, String mark, Instant now) {
        OAuthClient rotated = new OAuthClient(fields.copy().put("secret", Secrets.random()));
        rotated.attributes()
                .put(ROTATED_BY, user)
                .put(ROTATION, mark)
                .put(ROTATED_AT, now.toString());
        return rotated;
    }

    /** The internal id, by which Keycloak's admin API finds it. */
    String id() {
        return fields.getString("id");
    }

    String clientId() {
        return fields.getString("clientId");
    }

    String name() {
        return fields.getString("name", "");
    }

    String secret() {
        return fields.getString("secret");
    }

    boolean belongsTo(String tenant) {
        return tenant.equals(attributes().getString(TENANT));
    }

    /** Empty for a client that came with the realm. */
    Optional<Instant> createdAt() {
        return Optional.ofNullable(attributes().getString(CREATED_AT)).map(Instant::parse);
    }

    boolean wasMadeBy(String fingerprint) {
        return fingerprint.equals(attributes().getString(FINGERPRINT));
    }

    /** One of the release before does not say who made it: it may be anybody of the tenant. */
    boolean mayBeOf(String user) {
        return user.equals(attributes().getString(MADE_BY, user));
    }

    boolean wasMadeAfter(Instant time) {
        return createdAt().filter(time::isBefore).isPresent();
    }

    /** As {@link #mayBeOf}, one of the release before may be anybody's. */
    boolean wasRotatedBy(String user, String mark, Instant after) {
        return user.equals(attributes().getString(ROTATED_BY, user))
                && mark.equals(attributes().getString(ROTATION))
                && Instant.parse(attributes().getString(ROTATED_AT)).isAfter(after);
    }

    private JsonObject attributes() {
        return fields.getJsonObject(ATTRIBUTES);
    }

    @Override
    public String toString() {
        return "OAuthClient[" + clientId() + "]";
    }
}
