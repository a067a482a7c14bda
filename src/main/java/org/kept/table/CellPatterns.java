package org.kept.table;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Patterns of the text in one cell. */
public final class CellPatterns {

    private static final int LONGEST = 100;
    private static final String CLOCK = "\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?";
    private static final String HALF = "(?: ?[AaPp]\\.?[Mm]\\.?)?";
    private static final String OFFSET =
            "(?<offset> ?(?:[Zz]|(?:UTC|GMT)(?:[+-]\\d{1,2}(?::?\\d{2})?)?|[+-]\\d{2}:?\\d{2}))?";
    private static final String TIME = "(?<time>[T ,]{1,2}" + CLOCK + HALF + OFFSET + ")?";

    private static final Pattern YEAR_FIRST = Pattern.compile("\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}" + TIME);
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<one>\\d{1,2})(?<mark>[./-])(?<two>\\d{1,2})\\k<mark>(?:\\d{4}|\\d{2})" + TIME);
    private static final Pattern IN_WORDS =
            Pattern.compile("(?:(?:\\p{L}{2,3}\\.?, )?\\d{1,2}\\.? \\p{L}{3,9}\\.? \\d{4}|\\d{1,2}-\\p{L}{3}-\\d{4}"
                    + "|\\p{L}{3,9} \\d{1,2}, \\d{4})" + TIME);
    private static final Pattern WEEK_OR_MONTH =
            Pattern.compile("\\d{4}-?[Ww]\\d{1,2}|[Ww]\\d{1,2}|KW ?\\d{1,2}(?:[/ ]\\d{4})?"
                    + "|\\d{4}-(?:0[1-9]|1[0-2])|\\p{L}{3,9}\\.? \\d{4}");
    private static final Pattern EPOCH = Pattern.compile("1[2-9]\\d{8}");

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>.]+(?:\\.[^\\s@<>.]+)+");
    private static final Pattern HOURS = Pattern.compile("-?(?<hours>\\d{1,6}):[0-5]\\d(?::[0-5]\\d)?");
    private static final Pattern UNITS = Pattern.compile(
            "(?=.*\\d)(?:\\d+ ?d(?:ays?)?)? ?(?:\\d+ ?h(?:ours?|rs?)?)? ?(?:\\d+ ?m(?:in(?:utes?|s)?)?)? ?"
                    + "(?:\\d+ ?s(?:ec(?:onds?|s)?)?)?|P(?=[\\dT])[\\dDHMSTW.]{2,20}");
    private static final Pattern CODE =
            Pattern.compile("(?=.*\\d)[#\\p{L}][\\p{L}\\d_.:#/-]{2,}|0\\d+|(?=.*[a-f])[0-9a-f]{8,}");
    private static final Pattern PHONE = Pattern.compile("\\+\\d{6,15}|\\(\\d{3}\\) \\d{3}-\\d{4}");
    private static final Pattern CURRENCY = Pattern.compile("[€$£¥]|\\b(?:EUR|USD|GBP|CHF)\\b");
    private static final int MONTHS = 12;
    private static final int HOURS_A_DAY = 24;

    private static final Set<String> MISSING =
            Set.of("", "-", "–", "n/a", "na", "none", "null", "#n/a", "#div/0!", "#value!", "#ref!", "#name?", "#num!");
    private static final Set<String> YES_NO =
            Set.of("yes", "no", "true", "false", "ja", "nein", "wahr", "falsch", "oui", "non", "y", "n");
    private static final Set<String> SCORE_WORDS = Set.of(
            "good",
            "bad",
            "offered",
            "not offered",
            "good with comment",
            "bad with comment",
            "happy",
            "neutral",
            "unhappy",
            "very happy",
            "very unhappy",
            "extremely happy",
            "extremely unhappy",
            "satisfied",
            "dissatisfied",
            "very satisfied",
            "very dissatisfied",
            "somewhat satisfied",
            "somewhat dissatisfied",
            "neither satisfied nor dissatisfied",
            "agree",
            "disagree",
            "strongly agree",
            "strongly disagree",
            "somewhat agree",
            "somewhat disagree",
            "neither agree nor disagree",
            "excellent",
            "fair",
            "poor",
            "very good",
            "very poor",
            "easy",
            "difficult",
            "very easy",
            "very difficult",
            "neither easy nor difficult",
            "likely",
            "unlikely",
            "very likely",
            "very unlikely",
            "promoter",
            "passive",
            "detractor",
            "zufrieden",
            "unzufrieden",
            "sehr zufrieden",
            "sehr unzufrieden",
            "stimme zu",
            "stimme nicht zu",
            "stimme voll zu",
            "gut",
            "schlecht",
            "sehr gut",
            "sehr schlecht");

    private CellPatterns() {}

    /** Whether the cell means that there is no value: it is empty, or a mark such as {@code -} or {@code n/a}. */
    public static boolean isMissing(String text) {
        return text.length() < 10 && MISSING.contains(text.toLowerCase(Locale.ROOT));
    }

    static boolean isEmail(String text) {
        return text.length() <= LONGEST && EMAIL.matcher(text).matches();
    }

    static boolean isYesNo(String text) {
        return text.length() < 10 && YES_NO.contains(text.toLowerCase(Locale.ROOT));
    }

    static boolean isScoreWord(String text) {
        return text.length() <= LONGEST && SCORE_WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Whether it is a day, a time on a day, a week or a month; not a number of seconds. */
    static boolean isDate(String text) {
        return isShort(text)
                && (YEAR_FIRST.matcher(text).matches()
                        || YEAR_LAST.matcher(text).matches()
                        || IN_WORDS.matcher(text).matches()
                        || WEEK_OR_MONTH.matcher(text).matches());
    }

    /** Whether it may be a number of seconds since 1970. */
    static boolean isEpoch(String text) {
        return EPOCH.matcher(text).matches();
    }

    /** Whether it is a day and time without a time zone. */
    static boolean isLocalTime(String text) {
        for (var pattern : new Pattern[] {YEAR_FIRST, YEAR_LAST, IN_WORDS}) {
            var matcher = pattern.matcher(text);
            if (isShort(text) && matcher.matches()) {
                return matcher.group("time") != null && matcher.group("offset") == null;
            }
        }
        return false;
    }

    /** Whether day and month can be swapped, as in {@code 10/5/2026}; with full stops the day is first. */
    static boolean isAmbiguousDate(String text) {
        var matcher = YEAR_LAST.matcher(text);
        return isShort(text)
                && matcher.matches()
                && !matcher.group("mark").equals(".")
                && Integer.parseInt(matcher.group("one")) <= MONTHS
                && Integer.parseInt(matcher.group("two")) <= MONTHS
                && !matcher.group("one").equals(matcher.group("two"));
    }

    /** Whether only the month can be first, as in {@code 10/15/2026}. */
    static boolean isMonthFirst(String text) {
        var matcher = YEAR_LAST.matcher(text);
        return isShort(text) && matcher.matches() && Integer.parseInt(matcher.group("two")) > MONTHS;
    }

    /** Whether only the day can be first, as in {@code 15/10/2026}. */
    static boolean isDayFirst(String text) {
        var matcher = YEAR_LAST.matcher(text);
        return isShort(text) && matcher.matches() && Integer.parseInt(matcher.group("one")) > MONTHS;
    }

    /** Whether hours, minutes and perhaps seconds are separated by colons. */
    static boolean isHours(String text) {
        return isShort(text) && HOURS.matcher(text).matches();
    }

    /** Whether it can be a time of day. */
    static boolean isClock(String text) {
        var matcher = HOURS.matcher(text);
        return isShort(text)
                && matcher.matches()
                && !text.startsWith("-")
                && Integer.parseInt(matcher.group("hours")) < HOURS_A_DAY;
    }

    /** Whether it is a duration with its units, such as {@code 1h 5m} or {@code PT65S}. */
    static boolean isDurationWithUnits(String text) {
        return isShort(text) && UNITS.matcher(text).matches();
    }

    /** Whether it looks like an identifier: letters and digits without blanks, or leading zeros. */
    static boolean isCode(String text) {
        return text.length() <= LONGEST && CODE.matcher(text).matches();
    }

    static boolean isPhone(String text) {
        return isShort(text) && PHONE.matcher(text).matches();
    }

    static boolean isShare(String text) {
        return text.endsWith("%")
                && isNumber(text.substring(0, text.length() - 1).strip());
    }

    /** Whether it is a number, perhaps with a currency, with a decimal point or comma. */
    static boolean isNumber(String text) {
        var number = withoutCurrency(text);
        return DecimalMark.POINT.parse(number) != null || DecimalMark.COMMA.parse(number) != null;
    }

    /** The number without its percent sign or currency. */
    static String withoutCurrency(String text) {
        if (!isShort(text)) {
            return text;
        }
        var number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        return CURRENCY.matcher(number).replaceAll("").strip();
    }

    private static boolean isShort(String text) {
        return text.length() <= LONGEST;
    }
}
