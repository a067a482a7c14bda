package org.kept.mission;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.document.ParagraphText;
import org.kept.kpi.EventFilter;

/**
 * What each customer is promised, and what they get when the promise is broken.
 *
 * @param breach which events break it; null if not defined
 */
public record Guarantee(
        String promise, String consequence, @Nullable EventFilter breach) {

    public Guarantee {
        promise = ParagraphText.collapseWhitespace(promise);
        consequence = ParagraphText.collapseWhitespace(consequence);
    }

    /** A guarantee whose breaches are not counted. */
    public Guarantee(String promise, String consequence) {
        this(promise, consequence, null);
    }

    /** The events that break it, if defined. */
    public Optional<EventFilter> optionalBreach() {
        return Optional.ofNullable(breach);
    }
}
