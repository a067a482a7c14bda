package org.kept.kpi;

import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** How one event reads, in the words of somebody who was there; customers are not named. */
@FunctionalInterface
public interface EventSentence {

    /**
     * The sentence of an event with those data, without a full stop.
     *
     * @param time writes a number of seconds
     */
    String of(EventData data, DoubleFunction<String> time);

    /** The same words for each. */
    static EventSentence always(String words) {
        return (data, time) -> words;
    }

    /** Words, and after them what the event says in one of its members, if anything. */
    static EventSentence with(String words, String before, String member) {
        return (data, time) -> words + told(before, data.text(member));
    }

    private static String told(String before, @Nullable String words) {
        return words == null || words.isBlank() ? "" : before + words.strip().replace('-', ' ');
    }
}
