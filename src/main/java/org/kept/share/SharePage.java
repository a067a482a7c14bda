package org.kept.share;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pages that a share link can show. */
enum SharePage {
    SCORECARD("Scorecard", false),
    TREND("Trend", true),
    WHY("Why am I scored on this?", true);

    private final String title;
    private final boolean ofKpi;

    SharePage(String title, boolean ofKpi) {
        this.title = title;
        this.ofKpi = ofKpi;
    }

    /** The code in the REST API. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    /** Whether it is about one KPI. */
    boolean isOfKpi() {
        return ofKpi;
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(SharePage::code).toList();
    }

    static Optional<SharePage> of(String code) {
        return Arrays.stream(values()).filter(page -> page.code().equals(code)).findFirst();
    }
}
