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
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.access.Scope;
import org.kept.access.ScopeChecked;
import org.kept.problem.Problem;
import org.kept.ui.ListFormatter;

/**
 * Holds every address to the caller's {@link DataScope} before anything answers it: a {@code team} or a {@code kpi} in it has to be
 * theirs.
 *
 * <p>A person of some teams sees the whole as well. A key has no whole: where it has limits, an address has to name what
 * is its own, or the route has to keep itself {@link ScopeChecked}; every other one is closed to it.
 */
@ApplicationScoped
class DataScopeFilter {

    static final String TEAM = "team";
    static final String KPI = "kpi";

    private final SecurityIdentity caller;
    private final Map<Method, Set<String>> asked = new ConcurrentHashMap<>();

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
        var takes = asked.computeIfAbsent(route, RouteParameters::of);
        if (caller.hasRole(Permissions.PERSON)) {
            checkPerson(dataScope, given(TEAM, uri));
        } else {
            checkKey(dataScope, route, takes, uri);
        }
    }

    private static void checkPerson(DataScope dataScope, List<String> teams) {
        if (!teams.stream().filter(each -> !each.isBlank()).allMatch(dataScope::hasTeam)) {
            throw Problem.forbidden("You see the whole and your own teams: " + dataScope.teamsInWords() + ".");
        }
    }

    private static void checkKey(DataScope dataScope, Method route, Set<String> takes, UriInfo uri) {
        var withinReach = route.isAnnotationPresent(ScopeChecked.class);
        if (!withinReach && !isRead(route)) {
            throw Problem.forbidden("This key has limits, and what is done here concerns everything.");
        }
        if (dataScope.isOfTeams() && !own(given(TEAM, uri), takes.contains(TEAM), withinReach, dataScope.teams())) {
            throw refused("team", takes.contains(TEAM), words(TEAM, dataScope.teams()));
        }
        if (!dataScope.kpis().isEmpty() && !own(given(KPI, uri), takes.contains(KPI), withinReach, dataScope.kpis())) {
            throw refused("KPI", takes.contains(KPI), words(KPI, dataScope.kpis()));
        }
    }

    /** Blank ones count as well: what leaves a parameter blank asks for everything. */
    private static boolean own(List<String> given, boolean takes, boolean withinReach, Set<String> theirs) {
        if (!takes) {
            return withinReach;
        }
        return !given.isEmpty() && theirs.containsAll(given);
    }

    private static Problem refused(String one, boolean asked, String theirs) {
        return Problem.forbidden(
                asked
                        ? "This key is for single " + one + "s and reads one at a time: " + theirs + "."
                        : "This key is for single " + one + "s, and this is about all of them.");
    }

    private static String words(String parameter, Set<String> theirs) {
        return ListFormatter.list(
                theirs.stream().sorted().map(each -> parameter + "=" + each).toList(), "or");
    }

    private static boolean isRead(Method route) {
        @Nullable RolesAllowed own = route.getAnnotation(RolesAllowed.class);
        var allowed = own == null ? route.getDeclaringClass().getAnnotation(RolesAllowed.class) : own;
        return allowed != null && Set.of(allowed.value()).equals(Set.of(Scope.READ.word()));
    }

    private static List<String> given(String name, UriInfo uri) {
        return Stream.of(uri.getPathParameters(), uri.getQueryParameters())
                .map((MultivaluedMap<String, String> each) -> each.getOrDefault(name, List.of()))
                .flatMap(List::stream)
                .toList();
    }
}
