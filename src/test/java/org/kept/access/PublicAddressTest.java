package org.kept.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    private static final URI EVIL = URI.create("http://evil.example/");

    private static PublicAddress address(String configured, String listening) {
        return new PublicAddress(Optional.of(configured), listening);
    }

    @Test
    void linksAreMadeFromTheSettingWhateverTheRequestSays() {
        for (var setting : new String[] {"https://kept.example.org", "https://kept.example.org/"}) {
            assertThat(address(setting, "0.0.0.0").link(EVIL, "/invitation/x"))
                    .isEqualTo("https://kept.example.org/invitation/x");
        }
        assertThat(address("http://10.0.0.7:8080", "0.0.0.0").link(EVIL, "/wall/x"))
                .isEqualTo("http://10.0.0.7:8080/wall/x");
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example/, 0.0.0.0, /wall/x",
        "http://evil.example/, 127.0.0.1, /wall/x",
        "http://localhost.evil.example/, 127.0.0.1, /wall/x",
        "http://0.0.0.0:8080/, 0.0.0.0, /wall/x",
        "http://localhost:8080/, 127.0.0.1, http://localhost:8080/wall/x",
        "http://127.0.0.1:8080/, 0.0.0.0, http://127.0.0.1:8080/wall/x",
        "http://192.0.2.7:8080/, 192.0.2.7, http://192.0.2.7:8080/wall/x"
    })
    void withoutTheSettingOnlyTheMachineItselfIsNamed(String request, String listening, String link) {
        assertThat(address("", listening).link(URI.create(request), "/wall/x")).isEqualTo(link);
    }

    @Test
    void examplesAreForAShell() {
        assertThat(address("", "0.0.0.0").example(EVIL, "/api/v1/events")).isEqualTo("$KEPT_URL/api/v1/events");
        assertThat(address("https://kept.example.org", "0.0.0.0").example(EVIL, "/api/v1/events"))
                .isEqualTo("https://kept.example.org/api/v1/events");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kept.example.org",
                "ftp://kept.example.org",
                "https://",
                "https://kept.example.org/kept",
                "https://kept.example.org?x",
                "https://ada@kept.example.org",
                "https://kept example"
            })
    void aWrongSettingStopsTheStart(String setting) {
        assertThatThrownBy(() -> address(setting, "127.0.0.1"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("KEPT_PUBLIC_URL");
    }

    @Test
    void anOriginIsTheSameWithoutItsUsualPort() {
        var behindTls = address("", "127.0.0.1");
        var request = URI.create("http://kept.example.org/keys");
        assertThat(behindTls.isSameOrigin("https://kept.example.org", request)).isTrue();
        assertThat(behindTls.isSameOrigin("https://kept.example.org:444", request))
                .isFalse();
        assertThat(behindTls.isSameOrigin("https://evil.example", request)).isFalse();
        assertThat(behindTls.isSameOrigin("null", request)).isFalse();
        assertThat(behindTls.isSameOrigin(null, request)).isFalse();
        assertThat(address("https://kept.example.org", "127.0.0.1")
                        .isSameOrigin("https://kept.example.org", URI.create("http://127.0.0.1:8080/keys")))
                .isTrue();
    }
}
