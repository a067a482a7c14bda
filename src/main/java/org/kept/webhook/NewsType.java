package org.kept.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kept.outbox.NewDelivery;

/** What webhooks can be told of; the code is the type of the CloudEvent. */
public enum NewsType {
    WEEK_PUBLISHED("kept.week.published", "Week published"),
    ALERT_OPENED("kept.alert.opened", "Alert opened"),
    ALERT_CLOSED("kept.alert.closed", "Alert closed"),
    MISSION_PUBLISHED("kept.mission.published", "Mission published"),
    ACTION_CLOSED("kept.action.closed", "Action done or dropped");

    /** The type of a delivery that only tries whether a webhook works; it goes to any webhook. */
    static final String TRIAL = NewDelivery.TRIAL;

    private final String code;
    private final String title;

    NewsType(String code, String title) {
        this.code = code;
        this.title = title;
    }

    public String code() {
        return code;
    }

    /** The title as displayed. */
    public String title() {
        return title;
    }

    /** The type with this code; empty if there is none. */
    static Optional<NewsType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** The codes of all types. */
    static List<String> codes() {
        return Arrays.stream(values()).map(NewsType::code).toList();
    }

    /** The title of a stored code. */
    static String titleOf(String code) {
        return code.equals(TRIAL) ? "Trial" : of(code).map(NewsType::title).orElse(code);
    }
}
