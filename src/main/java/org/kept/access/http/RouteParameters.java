package org.kept.access.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameter names of a route. */
public final class RouteParameters {

    /** Types of parameters that are injected without an annotation. */
    private static final Set<Class<?>> CONTEXT = Set.of(UriInfo.class, HttpHeaders.class, RoutingContext.class);

    /** A parameter of the method, or a field of its bean parameter. */
    private record DeclaredParameter(AnnotatedElement element, String defaultName, Class<?> type) {}

    private RouteParameters() {}

    /** The names of the path and query parameters that the method reads. */
    public static Set<String> of(Method route) {
        return declared(route)
                .flatMap(each -> Stream.of(queryName(each), pathName(each)).flatMap(Optional::stream))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names and types of the query parameters that the method reads. */
    static Map<String, Class<?>> query(Method route) {
        return declared(route)
                .filter(each -> queryName(each).isPresent())
                .collect(Collectors.toUnmodifiableMap(
                        each -> queryName(each).orElseThrow(), DeclaredParameter::type, (first, second) -> first));
    }

    /** Whether the method reads a body: as a parameter of its own, or from the request. */
    static boolean readsBody(Method route) {
        return Arrays.stream(route.getParameters())
                .anyMatch(each -> each.getType() == HttpServerRequest.class
                        || (each.getAnnotations().length == 0 && !CONTEXT.contains(each.getType())));
    }

    private static Stream<DeclaredParameter> declared(Method route) {
        return Arrays.stream(route.getParameters())
                .flatMap(each -> each.isAnnotationPresent(BeanParam.class)
                        ? fields(each.getType())
                        : Stream.of(new DeclaredParameter(each, each.getName(), each.getType())));
    }

    private static Stream<DeclaredParameter> fields(Class<?> bean) {
        @Nullable Class<?> parent = bean.getSuperclass();
        var own = Arrays.stream(bean.getDeclaredFields())
                .map(field -> new DeclaredParameter(field, field.getName(), field.getType()));
        return parent == null ? own : Stream.concat(own, fields(parent));
    }

    private static Optional<String> queryName(DeclaredParameter parameter) {
        @Nullable QueryParam query = parameter.element.getAnnotation(QueryParam.class);
        if (query != null) {
            return Optional.of(query.value());
        }
        @Nullable RestQuery rest = parameter.element.getAnnotation(RestQuery.class);
        return rest == null ? Optional.empty() : Optional.of(named(rest.value(), parameter));
    }

    private static Optional<String> pathName(DeclaredParameter parameter) {
        @Nullable PathParam path = parameter.element.getAnnotation(PathParam.class);
        if (path != null) {
            return Optional.of(path.value());
        }
        @Nullable RestPath rest = parameter.element.getAnnotation(RestPath.class);
        return rest == null ? Optional.empty() : Optional.of(named(rest.value(), parameter));
    }

    private static String named(String value, DeclaredParameter parameter) {
        return value.isEmpty() ? parameter.defaultName : value;
    }
}
