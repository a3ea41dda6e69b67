package io.millrace.platform.path;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the routes that the application's resources answer. */
final class ResourceRoutes {

    private ResourceRoutes() {}

    /** Templates, each with the methods it answers. */
    static Map<String, Set<String>> of(BeanManager beans) {
        Map<String, Set<String>> routes = new LinkedHashMap<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null && !bean.getBeanClass().isInterface()) {
                addAll(routes, root.value(), bean.getBeanClass());
            }
        }
        return routes;
    }

    private static void addAll(Map<String, Set<String>> routes, String root, Class<?> resource) {
        for (Method method : resource.getMethods()) {
            String verb = verbOf(method);
            if (verb != null) {
                String template = join(root, method.getAnnotation(Path.class));
                routes.computeIfAbsent(template, _ -> new TreeSet<>()).add(verb);
            }
        }
    }

    private static @Nullable String verbOf(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return null;
    }

    private static String join(String root, @Nullable Path own) {
        return own == null ? root : root + "/" + own.value();
    }
}
