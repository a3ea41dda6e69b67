package io.millrace.auth.client;

/** A client's secret, shown when it is made and never again. */
record ShownSecret(String clientId, String clientSecret) {

    static ShownSecret of(OAuthClient client) {
        return new ShownSecret(client.clientId(), client.secret());
    }

    @Override
    public String toString() {
        return "ShownSecret[" + clientId + "]";
    }
}
