package io.millrace.bounce.customer;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The request must come with a token of a customer's own issuer, which has the scope, and speak of
 * that customer alone.
 *
 * <p>Refusals, first hit wins: no Identifier, or one that names nothing; no valid token; scope
 * missing; another tenant or customer in the path.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CustomerRequired {
    Scope value();
}
