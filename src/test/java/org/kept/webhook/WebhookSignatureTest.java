package org.kept.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Kept's signatures are verified by the library of Standard Webhooks. */
class WebhookSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY = "{\"title\":\"Grüße\"}";

    private static Map<String, List<String>> headers(String secret) {
        return WebhookSignature.headers(secret, UUID.randomUUID(), Instant.now(), BODY.getBytes(StandardCharsets.UTF_8))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
    }

    @Test
    void theLibraryVerifiesWhatIsSigned() throws Exception {
        var library = new Webhook(SECRET);
        assertThatCode(() -> library.verify(BODY, headers(SECRET))).doesNotThrowAnyException();
        assertThatThrownBy(() -> library.verify(BODY + " ", headers(SECRET)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> library.verify(BODY, headers(WebhookSignature.secretOf("another".repeat(5)))))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void theSampleOfTheSpecificationComesOutTheSame() throws Exception {
        var id = UUID.fromString("0b7f1c2e-6f5a-4c49-9a6d-2b0a5c1d7e11");
        var at = Instant.ofEpochSecond(1_614_265_330);
        var body = "{\"test\": 2432232314}";
        assertThat(WebhookSignature.headers(SECRET, id, at, body.getBytes(StandardCharsets.UTF_8)))
                .containsEntry("webhook-id", id.toString())
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", new Webhook(SECRET).sign(id.toString(), 1_614_265_330L, body));
    }

    @Test
    void aSecretHasTwentyFourToSixtyFourBytes() {
        assertThat(WebhookSignature.isSecret(SECRET)).isTrue();
        assertThat(WebhookSignature.isSecret(WebhookSignature.secretOf("x".repeat(32))))
                .isTrue();
        assertThat(WebhookSignature.isSecret("whsec_c2hvcnQ=")).isFalse();
        assertThat(WebhookSignature.isSecret("whsec_no base64")).isFalse();
        assertThat(WebhookSignature.isSecret(WebhookSignature.secretOf("x".repeat(65))))
                .isFalse();
    }
}
