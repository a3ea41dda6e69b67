package io.millrace.platform.caller;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The request must come from one of the platform's own services, with a token it got by client
 * credentials. Nobody else's token passes, whatever functions it carries.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ServiceRequired {

    /** OAuth clients of the services, such as {@code scheduler-service}. */
    String[] value();
}
