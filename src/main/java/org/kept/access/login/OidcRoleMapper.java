package org.kept.access.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.access.Role;

/** Maps the role claim of the OpenID provider to a role. */
@ApplicationScoped
class OidcRoleMapper {

    private final Map<Role, List<String>> values;
    private final Optional<Role> defaultRole;

    OidcRoleMapper(OidcSignInConfig config) {
        this.values = config.roles().byRole().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> each.getValue().stream().map(String::strip).toList()));
        this.defaultRole = config.defaultRole();
    }

    /**
     * The most powerful matching role; empty if access is refused.
     *
     * @param claimValues the values of the role claim
     * @param currentRole the role of the existing account; null for a new person
     */
    Optional<Role> map(List<String> claimValues, @Nullable Role currentRole) {
        if (currentRole != null && values.values().stream().allMatch(List::isEmpty)) {
            // No mapping is configured: roles are managed in Kept.
            return Optional.of(currentRole);
        }
        return Arrays.stream(Role.values())
                .filter(role -> values.getOrDefault(role, List.of()).stream().anyMatch(claimValues::contains))
                .findFirst()
                .or(() -> defaultRole);
    }
}
