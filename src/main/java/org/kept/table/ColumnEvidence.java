package org.kept.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Evidence from the cells of one column for its type. */
final class ColumnEvidence {

    private static final int MAX_VALUES = 300;
    private static final int MAX_SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 80;
    private static final int MAX_CHOICES = 20;
    private static final int LONGEST_CHOICE = 40;
    private static final double MOST = 0.9;

    private static final Pattern ID_HEADING = Pattern.compile(
            "#|.*\\bid|.*(?:_|\\s|\\b)(?:id|sid|uuid|no|nr|number|nummer|token|vorgang|order|ticket)\\.?|.*nr\\.|.* #");
    private static final Pattern DURATION_HEADING = Pattern.compile(
            ".*(?:second|minute|\\bmins?\\b|\\bsecs?\\b|\\bhours?\\b|\\bhrs\\b|\\bsek\\b|stunden|\\bmin\\.|duration"
                    + "|dauer|billsec|handle|\\bwait|wartezeit|\\((?:s|min|m|h)\\)).*");
    private static final Pattern CLOCK_HEADING =
            Pattern.compile(".*(?:uhrzeit|time of day|clock|\\btime|heure|\\bhora\\b).*");

    private final List<String> values = new ArrayList<>();
    private final Set<String> distinct = new LinkedHashSet<>();

    /** Adds a cell; a cell that means "no value" is no evidence. */
    void add(String text) {
        if (values.size() < MAX_VALUES && !CellPatterns.isMissing(text)) {
            values.add(text);
            distinct.add(text);
        }
    }

    /** The inspected values. */
    List<String> values() {
        return values;
    }

    /** Distinct values; long ones are shortened. */
    List<String> samples() {
        return distinct.stream()
                .limit(MAX_SAMPLES)
                .map(each -> each.length() > LONGEST_SAMPLE ? each.substring(0, LONGEST_SAMPLE) + "…" : each)
                .toList();
    }

    /** Whether one of the inspected values occurs twice. */
    boolean repeats() {
        return distinct.size() < values.size();
    }

    /** Likely type of the column. */
    ColumnType guess(String heading) {
        var name = heading.strip().toLowerCase(Locale.ROOT);
        if (values.isEmpty()) {
            return ColumnType.EMPTY;
        }
        if (mostly(CellPatterns::isEmail)) {
            return ColumnType.EMAIL;
        }
        if (mostly(CellPatterns::isDate)) {
            return ColumnType.DATE;
        }
        if (mostly(CellPatterns::isShare)) {
            return ColumnType.SHARE;
        }
        if (mostly(CellPatterns::isHours)) {
            return ofHours(name);
        }
        if (mostly(CellPatterns::isDurationWithUnits)) {
            return ColumnType.DURATION;
        }
        if (mostly(CellPatterns::isYesNo)) {
            return ColumnType.YES_NO;
        }
        if (mostly(CellPatterns::isScoreWord)) {
            return ColumnType.SCORE_WORDS;
        }
        return ofNumbersAndTexts(name);
    }

    private ColumnType ofHours(String heading) {
        var isClock = mostly(CellPatterns::isClock)
                && CLOCK_HEADING.matcher(heading).matches()
                && !DURATION_HEADING.matcher(heading).matches()
                && !heading.contains("response")
                && !heading.contains("resolution")
                && !heading.contains("reply");
        return isClock ? ColumnType.TIME_OF_DAY : ColumnType.DURATION;
    }

    private ColumnType ofNumbersAndTexts(String heading) {
        var hasId = ID_HEADING.matcher(heading).matches();
        if (mostly(CellPatterns::isPhone)) {
            return ColumnType.ID;
        }
        if (mostly(CellPatterns::isEpoch)) {
            return ColumnType.DATE;
        }
        if (mostly(CellPatterns::isCode) && (hasId || distinct.size() * 2 >= values.size())) {
            return ColumnType.ID;
        }
        if (mostly(CellPatterns::isNumber)) {
            var isWhole = mostly(each -> each.chars().allMatch(Character::isDigit));
            if (hasId && isWhole) {
                return ColumnType.ID;
            }
            return DURATION_HEADING.matcher(heading).matches() ? ColumnType.DURATION : ColumnType.NUMBER;
        }
        var isChoice = distinct.size() <= MAX_CHOICES
                && distinct.size() * 2 <= values.size()
                && distinct.stream().allMatch(each -> each.length() <= LONGEST_CHOICE);
        return isChoice ? ColumnType.CHOICE : ColumnType.TEXT;
    }

    /** Whether nearly all cells match: a total or a note at the end does not change the type of a column. */
    private boolean mostly(Predicate<String> looks) {
        return values.stream().filter(looks).count() >= MOST * values.size();
    }
}
