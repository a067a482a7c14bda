package org.kept.form;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;
import org.jspecify.annotations.Nullable;
import org.kept.problem.ProblemResponder;
import org.kept.request.RouteTemplate;

/**
 * Redirects from an address that accepts only forms to the nearest page above it. A browser shows such an address after
 * a form has failed, and requests it on reload or from a bookmark.
 */
@ApplicationScoped
class FormAddressFilter {

    /** After the filters of paths, before callers are authenticated. */
    private static final int PRIORITY = 890;

    private static final int SEE_OTHER = 303;
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** Whether each route of a page answers GET. */
    private final RequestMapper<Boolean> routes;

    FormAddressFilter(BeanManager beans) {
        this.routes = routes(beans);
    }

    private static RequestMapper<Boolean> routes(BeanManager beans) {
        var readable = new TreeMap<String, Boolean>();
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> reads(method) || method.isAnnotationPresent(POST.class))
                .forEach(method -> readable.merge(RouteTemplate.of(method), reads(method), Boolean::logicalOr));
        var routes = new ArrayList<RequestMapper.RequestPath<Boolean>>();
        readable.forEach((template, reads) -> {
            if (!ProblemResponder.isApiPath(template)) {
                routes.add(new RequestMapper.RequestPath<>(false, new URITemplate(template, false), reads));
            }
        });
        return new RequestMapper<>(routes);
    }

    private static boolean reads(Method route) {
        return route.isAnnotationPresent(GET.class);
    }

    void register(@Observes Filters filters) {
        filters.register(this::redirect, PRIORITY);
    }

    private void redirect(RoutingContext request) {
        var path = request.normalizedPath();
        if (!READS.contains(request.request().method()) || !onlyTakesForm(path)) {
            request.next();
            return;
        }
        @Nullable String query = request.request().query();
        request.response()
                .setStatusCode(SEE_OTHER)
                .putHeader("Location", pageAbove(path) + (query == null ? "" : "?" + query))
                .putHeader("Cache-Control", "no-store")
                .end();
    }

    private String pageAbove(String path) {
        var above = path;
        do {
            above = above.substring(0, Math.max(1, above.lastIndexOf('/')));
        } while (above.length() > 1 && !isPage(above));
        return above;
    }

    private boolean onlyTakesForm(String path) {
        RequestMapper.@Nullable RequestMatch<Boolean> route = routes.map(path);
        return route != null && !route.value;
    }

    private boolean isPage(String path) {
        RequestMapper.@Nullable RequestMatch<Boolean> route = routes.map(path);
        return route != null && route.value;
    }
}
