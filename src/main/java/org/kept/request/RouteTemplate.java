package org.kept.request;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The path of a route as its resource declares it: {@code /api/v1/events/{source}/{id}}. */
public final class RouteTemplate {

    private RouteTemplate() {}

    public static String of(Method route) {
        var path = path(route.getDeclaringClass().getAnnotation(Path.class)) + path(route.getAnnotation(Path.class));
        return path.isEmpty() ? "/" : path;
    }

    private static String path(@Nullable Path annotation) {
        var path = annotation == null ? "" : annotation.value().replaceAll("^/+|/+$", "");
        return path.isEmpty() ? "" : "/" + path;
    }
}
