package org.kept.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailSettingsTest {

    private static final Optional<URI> ADDRESS = Optional.of(URI.create("https://kept.example.org"));

    @Test
    void whatIsMissingIsNamed() {
        assertThat(new MailSettings(Optional.of(""), Optional.empty(), Optional.empty()).notice())
                .contains("Kept sends no mail yet. The operator needs to set KEPT_MAIL_HOST, KEPT_MAIL_FROM and"
                        + " KEPT_PUBLIC_URL.");
        assertThat(new MailSettings(Optional.of("smtp.example.org"), Optional.of("kept@example.org"), ADDRESS).notice())
                .isEmpty();
    }

    @Test
    void aMessageIdEndsWithTheHostOfKept() {
        assertThat(new MailSettings(Optional.empty(), Optional.empty(), ADDRESS).messageDomain())
                .isEqualTo("kept.example.org");
    }
}
