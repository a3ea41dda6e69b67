package io.millrace.platform.caller;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The request must come from a known caller. On a class it holds for every method; a method's own
 * annotation replaces the class's.
 *
 * <p>Refusals, first hit wins: no valid bearer; token without a tenant, or another tenant in path
 * or header; remote user unknown or not the caller; function missing; header missing or bad.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CallerRequired {

    /** Headers that must be there. Tenant and remote user are checked whenever they are sent. */
    CallerHeader[] headers() default {};

    /** Function the user must be mapped to, or empty for none. */
    String function() default "";
}
