package io.millrace.testing.token;

/** The people of the realm. */
public enum TestUser {
    /** Has every function. */
    MERIDIAN_OPERATOR("meridian", "meridian.operator"),
    /** Lacks BATCH_EXEC. */
    MERIDIAN_VIEWER("meridian", "meridian.viewer"),
    /** Brings callbacks, has no function. */
    MERIDIAN_INTEGRATION("meridian", "meridian.integration"),
    /** Has every function, in the other tenant. */
    HARBOR_OPERATOR("harbor", "harbor.operator");

    private final String tenant;
    private final String username;

    TestUser(String tenant, String username) {
        this.tenant = tenant;
        this.username = username;
    }

    public String tenant() {
        return tenant;
    }

    public String username() {
        return username;
    }
}
