package org.kept.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromisePathTest {

    @Test
    void thePageAndItsFormsAreOpenAndItsSettingsAreNot() {
        for (var open : new String[] {
            "/promise", "/promise/", "/promise.json", "/promise/feed.xml", "/promise/badge.svg", "/robots.txt"
        }) {
            assertThat(PromisePath.isOpen(open)).as(open).isTrue();
        }
        assertThat(PromisePath.isOpen(PromisePath.badge("within-a-minute"))).isTrue();
        for (var closed : new String[] {
            "/",
            "",
            "/promise/settings",
            "/promise/settings/logo",
            "/promise/settings/preview",
            "/promises",
            "/promise/badge/a/settings",
            "/api/v1/promise",
            "/Promise"
        }) {
            assertThat(PromisePath.isOpen(closed)).as(closed).isFalse();
        }
    }
}
