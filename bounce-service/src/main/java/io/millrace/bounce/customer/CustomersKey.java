package io.millrace.bounce.customer;

import io.millrace.platform.idempotency.IdempotencyKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Idempotency keys of customers: each user of a customer has a key space of its own. */
public final class CustomersKey {

    private CustomersKey() {}

    /**
     * The key of a request, empty where the header is absent. A bad header is a 400.
     *
     * @param operation method and path, which a key must not change
     */
    public static Optional<IdempotencyKey> of(
            Customer customer, @Nullable String header, String operation, byte[] body) {
        return IdempotencyKey.of(customer.tenant(), customer.subject(), header, operation, body)
                .map(key ->
                        new IdempotencyKey(
                                key.tenant(),
                                key.owner(),
                                "customer " + customer.supportIdentifier() + " " + key.key(),
                                key.fingerprint()));
    }
}
