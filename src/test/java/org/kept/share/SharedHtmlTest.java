package org.kept.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedHtmlTest {

    @Test
    void linksToOtherAddressesAreTextAndFormsAreGone() {
        assertThat(SharedHtml.withoutWaysOut("""
                        <link rel="stylesheet" href="/css/kept.css"><a class="company" href="/">Kept</a>
                        <a href="#clause-minute">minute</a> <svg><a href="/events?kpi=sla" class="p"><circle/></a></svg>
                        <form method="post" action="/x">
                        <button>Save</button></form><a
                         href="https://example.org">out</a>"""))
                .contains("href=\"/css/kept.css\"", "<a class=\"company\">Kept</a>", "<a href=\"#clause-minute\">")
                .contains("<svg><a class=\"p\"><circle/></a></svg>", ">out</a>")
                .doesNotContain("<form", "Save", "/events", "example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "https://*.example.org", "example.org", "https://a.example/x", "https://a 'self'", "'none'"
            })
    void onlyOriginsMayFrame(String text) {
        assertThatThrownBy(() -> FrameOrigins.parse(List.of("https://a.example.org", text)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(text);
    }

    @Test
    void originsAreTakenAsTheyAre() {
        assertThat(FrameOrigins.parse(List.of(" https://a.example.org ", "http://b.example:8080")))
                .containsExactly("https://a.example.org", "http://b.example:8080");
    }
}
