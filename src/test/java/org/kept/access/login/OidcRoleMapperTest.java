package org.kept.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kept.access.Role;
import org.kept.access.throttle.ClientAddress;

class OidcRoleMapperTest {

    @Test
    void theMostPowerfulMatchingRoleApplies() {
        var roles = roles(Map.of("kept.oidc.roles.viewer", "all", "kept.oidc.roles.manager", "heads, board"));
        assertThat(roles.map(List.of("all", "board"), Role.VIEWER)).contains(Role.MANAGER);
        assertThat(roles.map(List.of("all"), Role.ADMIN)).contains(Role.VIEWER);
        assertThat(roles.map(List.of("ALL"), Role.ADMIN)).isEmpty();
    }

    @Test
    void withoutAMatchTheDefaultRoleApplies() {
        var mapped = Map.of("kept.oidc.roles.admin", "admins", "kept.oidc.default-role", "viewer");
        assertThat(roles(mapped).map(List.of(), null)).contains(Role.VIEWER);
        // A person no longer among the administrators loses that role.
        assertThat(roles(mapped).map(List.of(), Role.ADMIN)).contains(Role.VIEWER);
    }

    @Test
    void withoutAMappingTheRoleIsManagedInKept() {
        var open = roles(Map.of("kept.oidc.default-role", "member"));
        assertThat(open.map(List.of("admins"), null)).contains(Role.MEMBER);
        assertThat(open.map(List.of("admins"), Role.LEAD)).contains(Role.LEAD);
        assertThat(roles(Map.of()).map(List.of("admins"), null)).isEmpty();
    }

    @Test
    void claimsAreTextsOrListsByNameOrPath() {
        var claims = new OidcClaims(Map.of(
                "role",
                "admins",
                "https://example.org/roles",
                List.of("a", "b"),
                "realm",
                Map.of("access", Map.of("roles", List.of("c"))),
                "email_verified",
                "true"));
        assertThat(claims.texts("role")).containsExactly("admins");
        assertThat(claims.texts("https://example.org/roles")).containsExactly("a", "b");
        assertThat(claims.texts("realm/access/roles")).containsExactly("c");
        assertThat(claims.texts("realm/nothing/roles")).isEmpty();
        assertThat(claims.texts("realm")).isEmpty();
        assertThat(claims.isTrue("email_verified")).isTrue();
        assertThat(claims.isTrue("role")).isFalse();
    }

    @Test
    void ipv6AddressesAreReducedToTheirNetwork() {
        assertThat(ClientAddress.networkOf("203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(ClientAddress.networkOf("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(ClientAddress.networkOf("2001:db8:1:2::1%eth0"))
                .isNotEqualTo(ClientAddress.networkOf("2001:db8:1:3::1"));
        assertThat(ClientAddress.networkOf("::ffff:203.0.113.7")).isEqualTo("203.0.113.7");
    }

    private static OidcRoleMapper roles(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(OidcSignInConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        return new OidcRoleMapper(config.getConfigMapping(OidcSignInConfig.class));
    }
}
