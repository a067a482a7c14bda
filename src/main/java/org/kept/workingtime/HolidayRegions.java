package org.kept.workingtime;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.kept.document.DocumentCursor;
import org.kept.problem.NearestWord;

/** Public holidays by country and region, from the tables of the Jollyday library. */
@ApplicationScoped
class HolidayRegions {

    /** A country, or a region within it: {@code DE}, {@code DE-BY}, {@code DE-BY-AG}. */
    private static final Pattern CODE = Pattern.compile("([A-Z]{2})((?:-[A-Z0-9]{1,10}){0,3})");

    /** A country or region that people can choose. */
    record HolidayRegion(String code, String name) {}

    private static final Set<String> COUNTRIES = countryCodes();

    private static Set<String> countryCodes() {
        var codes = new TreeSet<String>();
        for (var code : HolidayManager.getSupportedCalendarCodes()) {
            // Stock exchanges have longer names.
            if (CODE.matcher(code.toUpperCase(Locale.ROOT)).matches()) {
                codes.add(code.toUpperCase(Locale.ROOT));
            }
        }
        return codes;
    }

    /** The code as it is stored; empty if there is no such country or region. */
    Optional<String> find(String code) {
        var wanted = code.strip().toUpperCase(Locale.ROOT);
        var parts = CODE.matcher(wanted);
        if (!parts.matches() || !COUNTRIES.contains(parts.group(1))) {
            return Optional.empty();
        }
        return regionsOf(parts.group(1)).containsKey(wanted) ? Optional.of(wanted) : Optional.empty();
    }

    /** The sentence about a code that does not exist, with the nearest one that does. */
    String unknown(String code) {
        var wanted = code.strip().toUpperCase(Locale.ROOT);
        var country = wanted.length() < 2 ? wanted : wanted.substring(0, 2);
        var known = COUNTRIES.contains(country) ? regionsOf(country).keySet() : COUNTRIES;
        var sentence = "There are no holidays for '" + DocumentCursor.excerpt(code)
                + "'. Give a country or a region of it, such as DE-BE or GB-ENG.";
        return sentence + NearestWord.suggestion(wanted, known);
    }

    /** The countries, by name. */
    List<HolidayRegion> countries() {
        var all = new ArrayList<HolidayRegion>();
        for (var code : COUNTRIES) {
            all.add(new HolidayRegion(
                    code, new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.UK)));
        }
        all.sort(Comparator.comparing(HolidayRegion::name));
        return List.copyOf(all);
    }

    /** A country and its regions, by code; none for a country without holidays. */
    List<HolidayRegion> regions(String country) {
        return COUNTRIES.contains(country)
                ? regionsOf(country).entrySet().stream()
                        .map(each -> new HolidayRegion(each.getKey(), each.getValue()))
                        .toList()
                : List.of();
    }

    private static SortedMap<String, String> regionsOf(String country) {
        var regions = new TreeMap<String, String>();
        collect(manager(country).getCalendarHierarchy(), country, regions);
        return regions;
    }

    private static void collect(CalendarHierarchy part, String code, SortedMap<String, String> regions) {
        regions.put(code, String.valueOf(part.getDescription(Locale.ENGLISH)));
        part.getChildren().forEach((id, child) -> collect(child, code + "-" + id.toUpperCase(Locale.ROOT), regions));
    }

    /**
     * The public holidays of a region: the day itself, and where another day is off instead, that one too.
     *
     * @param code as {@link #find} answers it
     */
    Set<LocalDate> dates(String code, int firstYear, int lastYear) {
        var parts = code.toLowerCase(Locale.ROOT).split("-", -1);
        var region = List.of(parts).subList(1, parts.length).toArray(String[]::new);
        var manager = manager(code.substring(0, 2));
        var dates = new TreeSet<LocalDate>();
        for (var year = firstYear; year <= lastYear; year++) {
            for (var holiday : manager.getHolidays(Year.of(year), region)) {
                if (holiday.getType() != HolidayType.OBSERVANCE) {
                    dates.add(holiday.getActualDate());
                    dates.add(holiday.getDate());
                }
            }
        }
        return dates;
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }
}
