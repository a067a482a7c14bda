package org.kept.access.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.kept.body.RequestBodyReader;
import org.kept.document.DocumentCursor;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.problem.ProblemResponder;

/**
 * Rejects query parameters of the REST API that the matched route does not declare, that are repeated, or that do not
 * have their declared type. A mistyped {@code dryrun} must not store anything.
 */
@ApplicationScoped
class QueryParameterFilter {

    /** After {@link DataScopeFilter}, so that a caller learns nothing about routes it may not use. */
    private static final int PRIORITY = 5100;

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT);
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

    private final Map<Method, Map<String, Class<?>>> declaredByRoute = new ConcurrentHashMap<>();

    @ServerRequestFilter(priority = PRIORITY)
    void check(ResourceInfo resource, UriInfo uri, RoutingContext request) {
        @Nullable Method route = resource.getResourceMethod();
        if (route == null || !ProblemResponder.isApiPath(request.normalizedPath())) {
            return;
        }
        var declared = declaredByRoute.computeIfAbsent(route, RouteParameters::query);
        var faults = new ArrayList<InputError>();
        uri.getQueryParameters().forEach((name, values) -> addFault(name, values, declared, faults));
        if (!faults.isEmpty()) {
            throw refusal(request.request(), faults);
        }
    }

    private static Problem refusal(HttpServerRequest request, List<InputError> faults) {
        if (WITH_BODY.contains(request.method())) {
            RequestBodyReader.drain(request);
        }
        return Problem.parameters(faults);
    }

    private static void addFault(
            String name, List<String> values, Map<String, Class<?>> declared, List<InputError> faults) {
        var type = declared.get(name);
        if (type == null) {
            if (!name.isEmpty() || values.stream().anyMatch(each -> !each.isEmpty())) {
                faults.add(InputError.at("?" + name, "parameter.unknown", unknown(name, declared)));
            }
        } else if (values.size() > 1) {
            faults.add(InputError.at("?" + name, "parameter.repeated", "Give " + name + " once."));
        } else if (!isOfType(type, values.get(0))) {
            faults.add(InputError.at(
                    "?" + name,
                    "parameter",
                    name + (type == boolean.class ? " must be true or false." : " must be a whole number.")));
        }
    }

    private static String unknown(String name, Map<String, Class<?>> declared) {
        var known = declared.keySet().stream().sorted().toList();
        var list = known.isEmpty()
                ? " This address has no parameters."
                : " Known parameters: " + String.join(", ", known) + ".";
        return "'" + DocumentCursor.excerpt(name) + "' is not a parameter here."
                + NearestWord.find(name, known)
                        .map(each -> " Did you mean '" + each + "'?")
                        .orElse(list);
    }

    /** Whether a value is of the type; the routes themselves check those that they declare as text. */
    private static boolean isOfType(Class<?> type, String value) {
        if (type == boolean.class) {
            return value.equals("true") || value.equals("false");
        }
        return type != int.class || WHOLE.matcher(value).matches();
    }
}
