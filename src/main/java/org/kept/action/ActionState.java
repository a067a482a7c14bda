package org.kept.action;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.kept.problem.NearestWord;

/** State of an action. The code is stored, so it never changes. */
public enum ActionState {
    /** Raised by someone; no one has agreed to it yet. */
    RAISED("Raised"),
    /** Has an owner and a date. */
    AGREED("Agreed"),
    /** Done, with a word about it. */
    DONE("Done"),
    /** Will not be done, with the reason. */
    DROPPED("Dropped");

    private final String title;

    ActionState(String title) {
        this.title = title;
    }

    /** The code as stored and sent: {@code agreed}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The title as displayed. */
    public String title() {
        return title;
    }

    /** Whether nothing more will be done. */
    public boolean isClosed() {
        return this == DONE || this == DROPPED;
    }

    /** The error for an unknown code. */
    static String unknown(String text) {
        return "state is raised, agreed, done or dropped."
                + NearestWord.suggestion(
                        text, Arrays.stream(values()).map(ActionState::code).toList());
    }

    /** The state with this code; empty if there is none. */
    public static Optional<ActionState> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
