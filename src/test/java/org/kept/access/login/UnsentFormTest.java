package org.kept.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsentFormTest {

    @Test
    void aFormKeepsItsFieldsAndNotItsToken() {
        var form = UnsentForm.of(
                        "/why/sla/questions?week=2026-W46",
                        "/why/sla",
                        "csrf-token=old&text=Why%20%3Cso%3E%0Alow%3F&team=&csrf-token=older")
                .orElseThrow();
        assertThat(form.fields())
                .extracting(UnsentForm.UnsentField::name, UnsentForm.UnsentField::value, UnsentForm.UnsentField::typed)
                .containsExactly(tuple("text", "Why <so>\nlow?", true), tuple("team", "", false));
        assertThat(form.back()).isEqualTo("/why/sla");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example/",
                "/api/v1/keys",
                "/login",
                "/logout",
                "/setup",
                "/invitation/x",
                "/account/password"
            })
    void onlyFormsOfPagesAreKept(String path) {
        assertThat(UnsentForm.of(path, "/", "text=x")).isEmpty();
    }

    @Test
    void secretsBrokenEscapesAndLongFormsAreNotKept() {
        assertThat(UnsentForm.of("/keys", "/", "name=x&password=secret")).isEmpty();
        assertThat(UnsentForm.of("/keys", "/", "name=%zz")).isEmpty();
        assertThat(UnsentForm.of("/keys", "/", "name=" + "x".repeat(256 * 1024)))
                .isEmpty();
        assertThat(UnsentForm.of("/keys", "//evil.example", "name=x"))
                .hasValueSatisfying(form -> assertThat(form.back()).isEqualTo("/"));
    }
}
