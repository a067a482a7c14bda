package org.kept.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class FormTokenTest {

    private static final String TOKEN = "q3J1Vt0bSZ-8mXk_4aPzLw";

    @Test
    void everyFormHasAnotherValueOfTheSameToken() {
        var values = new HashSet<String>();
        var ids = new HashSet<String>();
        for (var i = 0; i < 100; i++) {
            var value = FormToken.mask(TOKEN);
            var found = FormToken.parse(value).orElseThrow();
            assertThat(found.token()).isEqualTo(TOKEN);
            assertThat(value).doesNotContain(TOKEN);
            values.add(value);
            ids.add(found.id());
        }
        assertThat(values).hasSize(100);
        assertThat(ids).hasSize(100);
    }

    @Test
    void whatIsNoMaskedTokenHasNoId() {
        assertThat(FormToken.parse("")).isEmpty();
        assertThat(FormToken.parse(TOKEN)).isEmpty();
        assertThat(FormToken.parse("not base64!")).isEmpty();
        assertThat(FormToken.parse(FormToken.mask(TOKEN) + "AAAA")).isEmpty();
    }

    @Test
    void aDamagedCookieIsNoToken() {
        assertThat(FormToken.isToken(TOKEN)).isTrue();
        assertThat(FormToken.isToken("")).isFalse();
        assertThat(FormToken.isToken(TOKEN + "=")).isFalse();
        assertThat(FormToken.isToken("<script>")).isFalse();
    }
}
