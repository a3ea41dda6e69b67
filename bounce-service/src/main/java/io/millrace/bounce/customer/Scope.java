package io.millrace.bounce.customer;

/** What a customer's token may be good for. Source: the guide. */
public enum Scope {
    USER("mcs:oci:api:User"),
    PRIVILEGED_USER("mcs:oci:api:PrivilegedUser"),
    APPROVER("mcs:oci:api:Approver");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** As it stands in the token. */
    public String word() {
        return word;
    }
}
