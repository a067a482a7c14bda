package org.kept.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretPathTest {

    @ParameterizedTest
    @CsvSource({
        "/invitation/abc, /invitation/…",
        "/invitation/abc/more, /invitation/…/more",
        "/invitation/, /invitation/…",
        "/wall/abc, /wall/…",
        "/wall, /wall",
        "/wall/links, /wall/links",
        "/wall/links/7/revoke, /wall/links/7/revoke",
        "/wall/linksandmore, /wall/…",
        "/api/v1/customers/c-77, /api/v1/customers/…",
        "/customers, /customers",
        "/setup, /setup",
        "/api/v1/events/desk/1, /api/v1/events/desk/1"
    })
    void secretsInPathsAreMasked(String path, String masked) {
        assertThat(SecretPath.masked(path)).isEqualTo(masked);
        assertThat(SecretPath.isSecret(path)).isEqualTo(!path.equals(masked));
    }

    @ParameterizedTest
    @CsvSource({"'/a\nERROR forged', /a?ERROR forged", "'/wall/x\r\n/y', /wall/…/y"})
    void controlCharactersAreReplaced(String path, String masked) {
        assertThat(SecretPath.masked(path)).isEqualTo(masked);
    }
}
