package io.millrace.platform.secret;

/** There is no readable secret of that name. The message names it, never a path or a value. */
public final class SecretMissing extends RuntimeException {

    public SecretMissing(String tenant, String name) {
        super("secret " + name + " of tenant " + tenant + " is not there", null, false, false);
    }
}
