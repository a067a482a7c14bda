package org.kept.mission;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.document.ParagraphText;
import org.kept.kpi.EventFilter;

/**
 * What is promised to the single customer, and what that customer gets when it is broken.
 *
 * @param breach which events break it; null where nobody has said what can be counted
 */
public record Guarantee(
        String promise, String consequence, @Nullable EventFilter breach) {

    public Guarantee {
        promise = ParagraphText.folded(promise);
        consequence = ParagraphText.folded(consequence);
    }

    /** A guarantee whose breaches are not counted. */
    public Guarantee(String promise, String consequence) {
        this(promise, consequence, null);
    }

    /** Which events break it, where that is said. */
    public Optional<EventFilter> counted() {
        return Optional.ofNullable(breach);
    }
}
