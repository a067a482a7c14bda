package org.kept.access.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import org.kept.access.DataScope;
import org.kept.access.Person;
import org.kept.access.keys.ApiKey;
import org.kept.audit.Actor;

/** Builds the {@code SecurityIdentity} of API keys and people, and reads its attributes. */
public final class CallerIdentity {

    /** Attribute of callers with a session cookie, which browsers send automatically. */
    private static final String BY_COOKIE = "kept.cookie";

    private static final String DISPLAY_NAME = "name";

    private CallerIdentity() {}

    public static SecurityIdentity of(ApiKey key) {
        var identity =
                QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(Actor.nameOfKey(key.prefix())));
        key.scopes().forEach(scope -> identity.addRole(scope.code()));
        return identity.addAttribute(DISPLAY_NAME, key.name())
                .addAttribute(DataScope.attributeName(), key.reach())
                .build();
    }

    static SecurityIdentity of(Person person) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(person.email()))
                .addAttribute(BY_COOKIE, true)
                .addAttribute(DISPLAY_NAME, person.name())
                .addAttribute(DataScope.attributeName(), DataScope.ofTeams(person.teams()))
                .addRoles(person.role().authorities())
                .build();
    }

    /** The name of the calling person or key. */
    static String displayName(SecurityIdentity caller) {
        String name = caller.getAttribute(DISPLAY_NAME);
        return name == null ? caller.getPrincipal().getName() : name;
    }

    static boolean isCookieAuthenticated(SecurityIdentity caller) {
        return Boolean.TRUE.equals(caller.getAttribute(BY_COOKIE));
    }
}
