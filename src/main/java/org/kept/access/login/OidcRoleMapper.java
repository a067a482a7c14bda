package org.kept.access.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.access.Role;

/** Which role somebody has by what the company's provider says of them. */
@ApplicationScoped
class OidcRoleMapper {

    private final Map<Role, List<String>> values;
    private final Optional<Role> otherwise;

    OidcRoleMapper(OidcSignInConfig config) {
        this.values = config.roles().byRole().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> each.getValue().stream().map(String::strip).toList()));
        this.otherwise = config.defaultRole();
    }

    /**
     * The role that allows most of those that are said; empty where somebody is not let in.
     *
     * @param said the values of the claim
     * @param soFar the role they have already; null for whoever comes for the first time
     */
    Optional<Role> role(List<String> said, @Nullable Role soFar) {
        if (soFar != null && values.values().stream().allMatch(List::isEmpty)) {
            // Nothing says what a value means: then roles are given in Kept.
            return Optional.of(soFar);
        }
        return Arrays.stream(Role.values())
                .filter(role -> values.getOrDefault(role, List.of()).stream().anyMatch(said::contains))
                .findFirst()
                .or(() -> otherwise);
    }
}
