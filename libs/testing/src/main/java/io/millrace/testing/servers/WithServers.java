package io.millrace.testing.servers;

import io.quarkus.test.common.QuarkusTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the tests of a module the servers named. They are started at most once in a JVM; the system
 * property {@code millrace.servers} says where they come from: {@code embedded} (the default),
 * {@code containers} or {@code external}.
 */
@QuarkusTestResource(BackingServers.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WithServers {
    Backing[] value();
}
