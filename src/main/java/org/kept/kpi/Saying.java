package org.kept.kpi;

import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A sentence with places for amounts, which agrees with them in number.
 *
 * <p>{@code {d}} is the amount of that name, {@code {n:none}} the same with another word where it is 0, and {@code
 * [n|was|were]} the first word where that amount takes the singular. An amount of 0 takes it where it is one of a single
 * thing, as in "0 of 1 contact was".
 *
 * @param pattern without a full stop
 */
record Saying(String pattern) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?::([^}]*))?}|\\[(\\w+)\\|([^|\\]]*)\\|([^]]*)]");

    /** The sentence with those amounts, written in that way. */
    String with(Map<String, Double> amounts, DoubleFunction<String> written) {
        return PLACE.matcher(pattern)
                .replaceAll(place -> place.group(1) == null
                        ? agreeing(place, amounts)
                        : amount(place, amounts, written).replace("$", "\\$"));
    }

    private static String amount(MatchResult place, Map<String, Double> amounts, DoubleFunction<String> written) {
        var amount = of(amounts, place.group(1));
        var nothing = place.group(2);
        return amount == 0 && nothing != null && of(amounts, "d") != 1 ? nothing : written.apply(amount);
    }

    private static String agreeing(MatchResult place, Map<String, Double> amounts) {
        var amount = of(amounts, place.group(3));
        return amount == 1 || (amount == 0 && of(amounts, "d") == 1) ? place.group(4) : place.group(5);
    }

    private static double of(Map<String, Double> amounts, String name) {
        var amount = amounts.get(name);
        if (amount == null) {
            throw new IllegalArgumentException("nobody said how much " + name + " is");
        }
        return amount;
    }
}
