package org.kept.access.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import org.kept.access.DataScope;
import org.kept.access.Person;
import org.kept.access.keys.ApiKey;

/** Who is calling, as the framework and every feature see it. */
public final class CallerIdentity {

    /** The attribute that says a caller came with a cookie, which a browser sends without being asked. */
    private static final String BY_COOKIE = "kept.cookie";

    private static final String DISPLAY_NAME = "name";

    private CallerIdentity() {}

    public static SecurityIdentity of(ApiKey key) {
        var identity = QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("key:" + key.prefix()));
        key.scopes().forEach(scope -> identity.addRole(scope.word()));
        return identity.addAttribute(DISPLAY_NAME, key.name())
                .addAttribute(DataScope.attribute(), key.reach())
                .build();
    }

    static SecurityIdentity of(Person person) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(person.email()))
                .addAttribute(BY_COOKIE, true)
                .addAttribute(DISPLAY_NAME, person.name())
                .addAttribute(DataScope.attribute(), DataScope.ofTeams(person.teams()))
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
