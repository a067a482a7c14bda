package org.kept.action.effect;

import java.util.ArrayList;
import java.util.List;
import org.kept.ui.ComparedFigures;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;

/** Sentences about the effect of an action: decision, number, certainty. Never a cause. */
public final class EffectNarrative {

    private EffectNarrative() {}

    /** The finding in one sentence: {@code Moved: −12 s (95% −18 s to −6 s), a signal since 2026-W41.} */
    public static String finding(ActionEffect effect) {
        return switch (effect.verdict()) {
            case MOVED -> "Moved: " + difference(effect) + signal(effect) + ".";
            case MOVED_AGAINST -> "Moved the wrong way: " + difference(effect) + signal(effect) + ".";
            case NOT_MOVED -> notMoved(effect);
            case TOO_EARLY -> "Too early to say." + askAgain(effect);
            case UNKNOWN -> "Cannot be told.";
        };
    }

    private static String notMoved(ActionEffect effect) {
        var difference = effect.difference();
        if (difference != null && difference.side() != 0) {
            return "No signal yet: " + difference(effect) + ", but no week since shows a signal.";
        }
        return "Not moved: " + difference(effect)
                + (effect.signalSince() == null
                        ? ". That is within normal variation."
                        : signal(effect) + ", but the interval includes 0.");
    }

    /** The weeks behind it and the next step, as sentences. */
    public static List<String> details(ActionEffect effect) {
        var sentences = new ArrayList<String>();
        var why = effect.why();
        if (why != null) {
            sentences.add(why);
        }
        var difference = effect.difference();
        if (difference != null) {
            var levels = List.of(difference.before(), difference.after());
            var figures = ComparedFigures.of(effect.kpi().display(), levels, List.of(), levels);
            sentences.add(figures.value(difference.before()) + " in the " + weeks(effect.weeksBefore()) + " before, "
                    + figures.value(difference.after()) + " in the " + weeks(effect.weeksAfter()) + " since.");
            sentences.add("The true change is in the range given, with 95% confidence ("
                    + difference.interval().method() + ").");
        }
        var since = effect.signalSince();
        if (effect.resetLimits() && since != null) {
            sentences.add("The signal lasts: reset limits from the " + DateFormatter.period(since)
                    + ", so that later weeks are judged by the new level.");
        }
        if (effect.verdict() == EffectVerdict.MOVED || effect.verdict() == EffectVerdict.MOVED_AGAINST) {
            sentences.add("The numbers say that it changed, not why.");
        }
        return List.copyOf(sentences);
    }

    private static String weeks(int count) {
        return NumberFormatter.of(count, "week", "weeks");
    }

    private static String difference(ActionEffect effect) {
        var difference = effect.difference();
        if (difference == null) {
            return "";
        }
        var change = difference.change();
        var low = difference.interval().low();
        var high = difference.interval().high();
        var figures = ComparedFigures.of(effect.kpi().display(), List.of(change, low, high), List.of(), List.of(0.0));
        return figures.gap(change, 0) + " (95% " + figures.gap(low, 0) + " to " + figures.gap(high, 0) + ")";
    }

    private static String signal(ActionEffect effect) {
        var since = effect.signalSince();
        return since == null ? "" : ", a signal since " + since.code();
    }

    private static String askAgain(ActionEffect effect) {
        var day = effect.askAgain();
        return day == null ? "" : " There will be enough on " + DateFormatter.day(day) + ".";
    }
}
