package org.kept.access.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kept.access.Role;

/** Signing in with the company's own accounts (OpenID Connect): who comes in, and as what. */
@ConfigMapping(prefix = "kept.oidc")
interface OidcSignInConfig {

    /** What stands on the button. */
    @WithDefault("Sign in with the company account")
    String label();

    /** The claim whose values say the role; {@code realm_access/roles} reads a member of a member. */
    @WithDefault("groups")
    String roleClaim();

    /** The claim that lists teams; without one, teams are given in Kept. */
    Optional<String> teamsClaim();

    /** The claim that says that the e-mail address is theirs. */
    @WithDefault("email_verified")
    String verifiedClaim();

    /** The role of whoever no value gives one; without it they are not let in. */
    Optional<Role> defaultRole();

    /** Which values of the claim mean which role. */
    RoleClaimValues roles();

    /** Values by role. */
    interface RoleClaimValues {

        Optional<List<String>> admin();

        Optional<List<String>> manager();

        Optional<List<String>> lead();

        Optional<List<String>> member();

        Optional<List<String>> viewer();

        /** All of them; a role without any has an empty list. */
        default Map<Role, List<String>> byRole() {
            return Map.of(
                    Role.ADMIN, admin().orElse(List.of()),
                    Role.MANAGER, manager().orElse(List.of()),
                    Role.LEAD, lead().orElse(List.of()),
                    Role.MEMBER, member().orElse(List.of()),
                    Role.VIEWER, viewer().orElse(List.of()));
        }
    }
}
