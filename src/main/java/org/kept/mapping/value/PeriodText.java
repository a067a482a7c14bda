package org.kept.mapping.value;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.InputText;

/**
 * Weeks and months as people write them: {@code 2026-W45}, {@code W45}, {@code KW 45/26}, {@code 45. KW 2026},
 * {@code 45/2026}, a Monday; {@code 2026-11}, {@code 11/2026}, {@code Nov 2026}, {@code November}, the first day of a
 * month.
 */
final class PeriodText {

    private static final String WEEK = "(?:kalenderwoche|calendar week|woche|week|wk|kw|cw|w)";
    private static final String WEEK_WORD = "(?:kalenderwoche|calendar week|woche|week|wk|kw|cw)";

    /** A year of two digits needs a slash or an apostrophe before it. */
    private static final String THEN_YEAR = "(?:(?: of |[ ,/.-]+|[ ,/.-]*['’])(?<year>\\d{4}|(?<=[/'’])\\d{2}))?";

    private static final Pattern YEAR_AND_WEEK =
            Pattern.compile("(?<year>\\d{4})[ ,/-]*" + WEEK + "[ .-]*(?<week>\\d{1,2})", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEEK_AND_YEAR =
            Pattern.compile(WEEK + "[ .-]*(?<week>\\d{1,2})" + THEN_YEAR, Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERED_WEEK = Pattern.compile(
            "(?<week>\\d{1,2})(?:\\.|st|nd|rd|th)? ?" + WEEK_WORD + THEN_YEAR, Pattern.CASE_INSENSITIVE);
    private static final Pattern WEEK_OF_YEAR = Pattern.compile("(?<week>\\d{1,2})[/-](?<year>\\d{4})");
    private static final Pattern SLASHED = Pattern.compile("(?<one>\\d{1,2})/(?<two>\\d{1,2})/(?<year>\\d{4})");
    private static final Pattern YEAR_AND_MONTH = Pattern.compile("(?<year>\\d{4})[-/.](?<month>\\d{1,2})");
    private static final Pattern MONTH_AND_YEAR = Pattern.compile("(?<month>\\d{1,2})[-/.](?<year>\\d{4})");
    private static final Pattern DATE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[ T].*)?");
    private static final Pattern NAME_AND_YEAR =
            Pattern.compile("(?<name>\\p{L}{3,9})\\.?[ ,/.-]*['’]?(?<year>\\d{4}|\\d{2})");
    private static final Pattern YEAR_AND_NAME = Pattern.compile("(?<year>\\d{4})[ ,/.-]*(?<name>\\p{L}{3,9})\\.?");
    private static final DateTimeFormatter DOTTED =
            DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** Years of two digits are in this century. */
    private static final int CENTURY = 2000;

    private static final int YEARS_OF_TWO_DIGITS = 100;

    /** Names of the months, from January on. */
    private static final List<Set<String>> MONTHS = List.of(
            Set.of("jan", "january", "januar"),
            Set.of("feb", "february", "februar"),
            Set.of("mar", "march", "mär", "mrz", "märz"),
            Set.of("apr", "april"),
            Set.of("may", "mai"),
            Set.of("jun", "june", "juni"),
            Set.of("jul", "july", "juli"),
            Set.of("aug", "august"),
            Set.of("sep", "sept", "september"),
            Set.of("oct", "october", "okt", "oktober"),
            Set.of("nov", "november"),
            Set.of("dec", "december", "dez", "dezember"));

    private PeriodText() {}

    /**
     * The Monday of a week.
     *
     * @param year the year of weeks without one; null if unknown
     */
    static LocalDate monday(String written, @Nullable Integer year) throws ValueException {
        var text = written.strip();
        try {
            var matcher = matcher(text, YEAR_AND_WEEK, WEEK_AND_YEAR, NUMBERED_WEEK, WEEK_OF_YEAR);
            if (matcher != null) {
                return monday(year(matcher, text, year), Integer.parseInt(matcher.group("week")));
            }
            var slashed = SLASHED.matcher(text);
            var day = slashed.matches() ? mondayOf(slashed) : date(text);
            if (day != null && day.getDayOfWeek().getValue() == 1) {
                return day;
            }
        } catch (DateTimeException e) {
            // Written like a week but not one, such as W54: the same error.
        }
        throw new ValueException(
                "'" + InputText.excerpt(written) + "' is not a week. Write it like 2026-W45, or give its Monday.");
    }

    private static LocalDate monday(int year, int week) {
        var first = LocalDate.of(year, 1, 4);
        if (week < 1
                || week
                        > IsoFields.WEEK_OF_WEEK_BASED_YEAR
                                .rangeRefinedBy(first)
                                .getMaximum()) {
            throw new DateTimeException("no such week");
        }
        return first.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
                .minusDays(first.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
                                .getDayOfWeek()
                                .getValue()
                        - 1L);
    }

    /** The one reading of a date with slashes that is a Monday, day or month first; null if neither or both are. */
    private static @Nullable LocalDate mondayOf(Matcher slashed) {
        var one = Integer.parseInt(slashed.group("one"));
        var two = Integer.parseInt(slashed.group("two"));
        var year = Integer.parseInt(slashed.group("year"));
        var dayFirst = mondayOf(year, two, one);
        var monthFirst = mondayOf(year, one, two);
        if (dayFirst != null && monthFirst != null) {
            return one == two ? dayFirst : null;
        }
        return dayFirst == null ? monthFirst : dayFirst;
    }

    private static @Nullable LocalDate mondayOf(int year, int month, int day) {
        if (month < 1 || month > MONTHS.size() || !YearMonth.of(year, month).isValidDay(day)) {
            return null;
        }
        var date = LocalDate.of(year, month, day);
        return date.getDayOfWeek() == DayOfWeek.MONDAY ? date : null;
    }

    /**
     * The month in a text.
     *
     * @param year the year of months without one; null if unknown
     */
    static YearMonth month(String written, @Nullable Integer year) throws ValueException {
        var text = written.strip();
        try {
            var numbered = matcher(text, YEAR_AND_MONTH, MONTH_AND_YEAR);
            if (numbered != null) {
                return YearMonth.of(year(numbered, text, year), Integer.parseInt(numbered.group("month")));
            }
            var named = matcher(text, NAME_AND_YEAR, YEAR_AND_NAME);
            var number = numberOf(named == null ? text : named.group("name"));
            if (number > 0) {
                return YearMonth.of(named == null ? given(text, year) : year(named, text, year), number);
            }
            var day = date(text);
            if (day != null && day.getDayOfMonth() == 1) {
                return YearMonth.from(day);
            }
        } catch (DateTimeException e) {
            // Written like a month but not one, such as 2026-13: the same error.
        }
        throw new ValueException("'" + InputText.excerpt(written) + "' is not a month. Write it like 2026-11.");
    }

    /** Number of the named month, from 1; 0 if it is not a month. */
    private static int numberOf(String text) {
        var word = (text.endsWith(".") ? text.substring(0, text.length() - 1) : text).toLowerCase(Locale.ROOT);
        for (var i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).contains(word)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static @Nullable LocalDate date(String text) {
        var matcher = DATE.matcher(text);
        if (matcher.matches()) {
            return LocalDate.parse(matcher.group(1));
        }
        return text.indexOf('.') < 0 ? null : LocalDate.parse(text, DOTTED);
    }

    private static @Nullable Matcher matcher(String text, Pattern... patterns) {
        for (var each : patterns) {
            var matcher = each.matcher(text);
            if (matcher.matches()) {
                return matcher;
            }
        }
        return null;
    }

    private static int year(Matcher matcher, String text, @Nullable Integer year) throws ValueException {
        var written = matcher.group("year");
        if (written == null) {
            return given(text, year);
        }
        var number = Integer.parseInt(written);
        return number < YEARS_OF_TWO_DIGITS ? CENTURY + number : number;
    }

    private static int given(String text, @Nullable Integer year) throws ValueException {
        if (year == null) {
            throw new ValueException(
                    "'" + InputText.excerpt(text) + "' does not say the year. Give the mapping its 'year'.");
        }
        return year;
    }
}
