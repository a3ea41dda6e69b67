package io.millrace.bounce.customer;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The customer of the request at hand; there on every route marked {@link CustomerRequired}. */
@RequestScoped
public class CurrentCustomer {

    private @Nullable Customer customer;

    public Customer get() {
        if (customer == null) {
            throw new IllegalStateException("the route is not marked @CustomerRequired");
        }
        return customer;
    }

    void set(Customer known) {
        customer = known;
    }
}
