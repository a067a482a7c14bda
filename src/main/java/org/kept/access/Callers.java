package org.kept.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** Who is calling, as the framework and every feature see it. */
final class Callers {

    /** The attribute that says a caller came with a cookie, which a browser sends without being asked. */
    private static final String BY_COOKIE = "kept.cookie";

    private static final String DISPLAY_NAME = "name";

    private Callers() {}

    static SecurityIdentity of(Key key) {
        var identity = QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("key:" + key.prefix()));
        key.scopes().forEach(scope -> identity.addRole(scope.word()));
        return identity.addAttribute(DISPLAY_NAME, key.name())
                .addAttribute(Reach.attribute(), key.reach())
                .build();
    }

    static SecurityIdentity of(Person person) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(person.email()))
                .addAttribute(BY_COOKIE, true)
                .addAttribute(DISPLAY_NAME, person.name())
                .addAttribute(Reach.attribute(), Reach.ofTeams(person.teams()))
                .addRoles(person.role().words())
                .build();
    }

    /** The name of the person, or of the key, that is calling. */
    static String displayName(SecurityIdentity caller) {
        String name = caller.getAttribute(DISPLAY_NAME);
        return name == null ? caller.getPrincipal().getName() : name;
    }

    static boolean cameByCookie(SecurityIdentity caller) {
        return Boolean.TRUE.equals(caller.getAttribute(BY_COOKIE));
    }
}
