package org.kept.access.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameter names of a route. */
public final class RouteParameters {

    private RouteParameters() {}

    /** The names of the path and query parameters that the method reads. */
    public static Set<String> of(Method route) {
        return Arrays.stream(route.getParameters())
                .flatMap(each -> each.isAnnotationPresent(BeanParam.class)
                        ? Arrays.stream(each.getType().getDeclaredFields())
                                .flatMap(field -> name(field, field.getName()))
                        : name(each, each.getName()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> name(AnnotatedElement parameter, String defaultName) {
        return Arrays.stream(parameter.getAnnotations()).flatMap(each -> {
            if (each instanceof QueryParam query) {
                return Stream.of(query.value());
            }
            if (each instanceof PathParam path) {
                return Stream.of(path.value());
            }
            if (each instanceof RestQuery query) {
                return Stream.of(query.value().isEmpty() ? defaultName : query.value());
            }
            return each instanceof RestPath path
                    ? Stream.of(path.value().isEmpty() ? defaultName : path.value())
                    : Stream.empty();
        });
    }
}
