package org.kept.access.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.kept.access.AccessDescription;
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.access.Scope;
import org.kept.access.ScopeChecked;
import org.kept.document.NameText;
import org.kept.problem.Problem;
import org.kept.ui.ListFormatter;

/**
 * Checks the {@code team} and {@code kpi} of every request against the caller's {@link DataScope} before it reaches a
 * resource.
 *
 * <p>A person with teams may also see the whole company. A key limited to teams or KPIs must name its own in these
 * parameters; a route without them must be {@link ScopeChecked}. Any limited key may write only through
 * {@link ScopeChecked} routes.
 */
@ApplicationScoped
class DataScopeFilter {

    static final String TEAM = "team";
    static final String KPI = "kpi";

    private final SecurityIdentity caller;
    private final Map<Method, Set<String>> parametersByRoute = new ConcurrentHashMap<>();

    DataScopeFilter(SecurityIdentity caller) {
        this.caller = caller;
    }

    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo uri) {
        var dataScope = DataScope.of(caller);
        @Nullable Method route = resource.getResourceMethod();
        if (!dataScope.isLimited() || route == null) {
            return;
        }
        var parameters = parametersByRoute.computeIfAbsent(route, RouteParameters::of);
        if (caller.hasRole(Permissions.PERSON)) {
            checkPerson(dataScope, parameterValues(TEAM, uri));
        } else {
            checkKey(dataScope, route, parameters, uri);
        }
    }

    private static void checkPerson(DataScope dataScope, List<String> teams) {
        if (!teams.stream().filter(each -> !each.isBlank()).allMatch(dataScope::allowsTeam)) {
            throw Problem.forbidden(AccessDescription.of(dataScope));
        }
    }

    private static void checkKey(DataScope dataScope, Method route, Set<String> parameters, UriInfo uri) {
        var scopeChecked = route.isAnnotationPresent(ScopeChecked.class);
        if (!scopeChecked && !isRead(route)) {
            throw Problem.forbidden("This key is limited, and this action affects the whole company.");
        }
        if (dataScope.isOfTeams()
                && !isAllowed(parameterValues(TEAM, uri), parameters.contains(TEAM), scopeChecked, dataScope.teams())) {
            throw forbidden("team", parameters.contains(TEAM), alternatives(TEAM, dataScope.teams()));
        }
        if (!dataScope.kpis().isEmpty()
                && !isAllowed(parameterValues(KPI, uri), parameters.contains(KPI), scopeChecked, dataScope.kpis())) {
            throw forbidden("KPI", parameters.contains(KPI), alternatives(KPI, dataScope.kpis()));
        }
    }

    /** Whether the requested values are within the limit. A blank value asks for everything and is not. */
    private static boolean isAllowed(
            List<String> given, boolean hasParameter, boolean scopeChecked, Set<String> allowed) {
        if (!hasParameter) {
            return scopeChecked;
        }
        return !given.isEmpty() && allowed.containsAll(given);
    }

    private static Problem forbidden(String one, boolean singleRoute, String allowed) {
        return Problem.forbidden(
                singleRoute
                        ? "This key is limited to some " + one + "s. Ask for one of them: " + allowed + "."
                        : "This key is limited to some " + one + "s, and this concerns all of them.");
    }

    private static String alternatives(String parameter, Set<String> allowed) {
        return ListFormatter.list(
                allowed.stream().sorted().map(each -> parameter + "=" + each).toList(), "or");
    }

    private static boolean isRead(Method route) {
        @Nullable RolesAllowed own = route.getAnnotation(RolesAllowed.class);
        var allowed = own == null ? route.getDeclaringClass().getAnnotation(RolesAllowed.class) : own;
        return allowed != null && Set.of(allowed.value()).equals(Set.of(Scope.READ.code()));
    }

    private static List<String> parameterValues(String name, UriInfo uri) {
        return Stream.of(uri.getPathParameters(), uri.getQueryParameters())
                .map((MultivaluedMap<String, String> each) -> each.getOrDefault(name, List.of()))
                .flatMap(List::stream)
                .map(NameText::normalise)
                .toList();
    }
}
