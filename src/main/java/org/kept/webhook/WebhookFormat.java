package org.kept.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats in which news is sent. */
public enum WebhookFormat {
    CLOUDEVENTS("CloudEvents, signed"),
    SLACK("Slack"),
    TEAMS("Microsoft Teams"),
    MATTERMOST("Mattermost");

    private final String title;

    WebhookFormat(String title) {
        this.title = title;
    }

    /** The code as stored and sent: {@code cloudevents}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The title as displayed. */
    public String title() {
        return title;
    }

    /** Whether it is for programs: signed, and sent in quiet hours too. */
    boolean isForPrograms() {
        return this == CLOUDEVENTS;
    }

    /** The format with this code; empty if there is none. */
    static Optional<WebhookFormat> of(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(code))
                .findFirst();
    }

    /** The codes of all formats. */
    static List<String> codes() {
        return Arrays.stream(values()).map(WebhookFormat::code).toList();
    }
}
