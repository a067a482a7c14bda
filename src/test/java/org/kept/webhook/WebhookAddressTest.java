package org.kept.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.org",
                "http://hooks.example.org",
                "ftp://hooks.example.org",
                "https:///path",
                "https://ada:secret@hooks.example.org",
                "https://hooks.example.org/#x",
                "https://hooks.example.org:99999/",
                "https://hooks.example.org/a b"
            })
    void nothingIsSentToWhatIsNoHttpsAddress(String text) {
        assertThatThrownBy(() -> WebhookAddress.parse(text, false)).isInstanceOf(WebhookException.class);
    }

    @Test
    void plainHttpIsForOwnNetworks() {
        assertThatCode(() -> WebhookAddress.parse("http://10.0.0.5:8065/hooks/x", true))
                .doesNotThrowAnyException();
    }

    @Test
    void theSecretPartsOfAnAddressAreNotShown() {
        var address = URI.create("https://hooks.example.org/services/T0/B0?token=x");
        assertThat(WebhookAddress.shown(address, WebhookFormat.CLOUDEVENTS))
                .isEqualTo("https://hooks.example.org/services/T0/B0?…");
        assertThat(WebhookAddress.shown(address, WebhookFormat.SLACK)).isEqualTo("https://hooks.example.org/…");
    }
}
