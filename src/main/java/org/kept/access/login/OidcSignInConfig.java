package org.kept.access.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kept.access.Role;

/** Sign-in with company accounts (OpenID Connect): who may sign in, and with which role. */
@ConfigMapping(prefix = "kept.oidc")
interface OidcSignInConfig {

    /** The label of the button. */
    @WithDefault("Sign in with the company account")
    String label();

    /** The claim with the role values. {@code realm_access/roles} reads a nested member. */
    @WithDefault("groups")
    String roleClaim();

    /** The claim with the teams; if absent, teams are managed in Kept. */
    Optional<String> teamsClaim();

    /** The claim that confirms that the e-mail address is verified. */
    @WithDefault("email_verified")
    String verifiedClaim();

    /** The role of people without a matching value; if absent, they are refused. */
    Optional<Role> defaultRole();

    /** The claim values for each role. */
    RoleClaimValues roles();

    /** Claim values for each role. */
    interface RoleClaimValues {

        Optional<List<String>> admin();

        Optional<List<String>> manager();

        Optional<List<String>> lead();

        Optional<List<String>> member();

        Optional<List<String>> viewer();

        /** All mappings; an empty list for a role without values. */
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
