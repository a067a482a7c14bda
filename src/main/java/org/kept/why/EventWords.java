package org.kept.why;

import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.ui.Numbers;

/** What happened, in the words of somebody who was there; customers are not named. */
final class EventWords {

    private EventWords() {}

    static String of(Event event) {
        return switch (event.type()) {
            case CONTACT -> contact(event);
            case ORDER -> "An order";
            case RETURN -> "A return" + told(", because: ", event.text("reason"));
            case INCORRECT_FULFILLMENT -> "An incorrect fulfillment" + told(": ", event.text("reason"));
            case COMPLAINT -> "A complaint" + told(" about ", event.text("topic"));
            case REFERRAL -> "A new customer was referred";
            case SURVEY -> survey(event);
            case FIGURE -> "A figure that somebody else computed";
        };
    }

    private static String contact(Event event) {
        var answered = "answered".equals(event.text("outcome"));
        var words = "A contact, " + (answered ? "answered after " : "abandoned after ") + seconds(event, "waitSeconds");
        if (!answered) {
            return words;
        }
        var handled = event.data().has("handleSeconds") ? ", handled in " + seconds(event, "handleSeconds") : "";
        return words + handled + resolved(event.text("resolved"));
    }

    private static String resolved(@Nullable String resolved) {
        return resolved == null ? "" : resolved.equals("true") ? ", resolved" : ", not resolved";
    }

    private static String seconds(Event event, String member) {
        return Numbers.time(event.data().path(member).asDouble());
    }

    private static String survey(Event event) {
        var score = event.text("score");
        return switch (String.valueOf(event.text("question"))) {
            case "csat" -> "An answer on satisfaction: " + score + " of 5";
            case "ces" -> "An answer on effort: " + score + " of 7, where 7 is easy";
            default -> "An answer on recommending us: " + score + " of 10";
        };
    }

    private static String told(String before, @Nullable String words) {
        return words == null || words.isBlank() ? "" : before + words.strip().replace('-', ' ');
    }
}
