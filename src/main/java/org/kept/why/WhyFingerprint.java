package org.kept.why;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Condition;
import org.kept.kpi.EventFilter;
import org.kept.kpi.FormulaSettings;
import org.kept.mission.Guarantee;

/** Hashes the parts of a why page that must be read again after a change: clauses, reasons, targets and settings. */
final class WhyFingerprint {

    private WhyFingerprint() {}

    /** SHA-256 in hexadecimal, 64 characters; other changes in a new version of the mission do not affect it. */
    static String of(ScoreExplanation scoreExplanation) {
        var content = new ArrayList<Object>();
        content.add(scoreExplanation.kpi().code());
        content.add(settings(scoreExplanation.set().settings()));
        for (var reason : scoreExplanation.reasons()) {
            var clause = reason.clause();
            content.addAll(List.of(clause.code(), clause.quote(), clause.behaviours()));
            // Left out if there are none, so that hashes from before clauses had them stay the same.
            if (!clause.mayDecide().isEmpty()) {
                content.add(clause.mayDecide());
            }
            content.add(guarantee(clause.guarantee()));
            content.addAll(List.of(reason.measure().role(), reason.measure().because()));
            content.add(reason.target()
                    .map(target ->
                            List.of(target.low(), target.high(), target.from(), String.valueOf(target.agreedBy())))
                    .map(Object::toString)
                    .orElse(""));
        }
        content.add(scoreExplanation.notScoredReason().orElse(""));
        return hash(content.toString());
    }

    // The texts below are part of stored hashes: a change would make every reader's confirmation lapse.

    static String settings(FormulaSettings settings) {
        var hours = settings.hours();
        return "Settings[variant=" + settings.variant() + ", withinSeconds=" + settings.withinSeconds()
                + (hours == null
                        ? ""
                        : ", hours=" + hours.calendar() + ", outside="
                                + hours.outside().code())
                + "]";
    }

    static String guarantee(@Nullable Guarantee guarantee) {
        return guarantee == null
                ? "null"
                : "Guarantee[promise=" + guarantee.promise() + ", consequence=" + guarantee.consequence() + ", breach="
                        + breach(guarantee.breach()) + "]";
    }

    private static String breach(@Nullable EventFilter filter) {
        if (filter == null) {
            return "null";
        }
        var conditions = new TreeMap<String, String>();
        filter.where().forEach((member, condition) -> conditions.put(member, condition(condition)));
        // Spelt as in stored fingerprints: any other spelling would ask every reader to read again.
        var type = filter.type().code().toUpperCase(Locale.ROOT).replace('-', '_');
        return "Counted[type=" + type + ", where=" + conditions + "]";
    }

    private static String condition(Condition condition) {
        if (condition instanceof Condition.EqualTo equal) {
            return "Equal[wanted=" + equal.wanted() + "]";
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return "OneOf[wanted=" + oneOf.wanted() + "]";
        }
        if (condition instanceof Condition.WithinBounds within) {
            return "Within[bounds=" + within.bounds() + "]";
        }
        return "Exists[wanted=" + ((Condition.Exists) condition).wanted() + "]";
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
