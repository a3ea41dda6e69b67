package io.millrace.platform.path;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the templates of the routes that the application's resources answer. */
final class ResourceRoutes {

    private ResourceRoutes() {}

    static Set<String> of(BeanManager beans) {
        Set<String> templates = new LinkedHashSet<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null && !bean.getBeanClass().isInterface()) {
                addAll(templates, root.value(), bean.getBeanClass());
            }
        }
        return templates;
    }

    private static void addAll(Set<String> templates, String root, Class<?> resource) {
        templates.add(root);
        for (Method method : resource.getMethods()) {
            templates.add(join(root, method.getAnnotation(Path.class)));
        }
    }

    private static String join(String root, @Nullable Path own) {
        return own == null ? root : root + "/" + own.value();
    }
}
