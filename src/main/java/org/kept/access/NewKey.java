package org.kept.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Fault;
import org.kept.problem.Problem;

/**
 * What a new API key shall be: named for whoever will use it, with at least one scope.
 *
 * @param requestsPerMinute how often it may ask, null for as often as any
 */
public record NewKey(
        String name,
        Set<Scope> scopes,
        @Nullable Instant expires,
        Reach reach,
        @Nullable Integer requestsPerMinute) {

    private static final int LONGEST_NAME = 100;
    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59Z");

    /** A key without limits. */
    NewKey(String name, Set<Scope> scopes, @Nullable Instant expires) {
        this(name, scopes, expires, Reach.EVERYTHING, null);
    }

    /**
     * Reads what was asked for.
     *
     * @throws Problem 422 with every fault
     */
    static NewKey read(WantedKey wanted, KpiNames known, Instant now) {
        var faults = new ArrayList<Fault>();
        var name = readName(wanted.name(), faults);
        var scopes = readScopes(wanted.scopes(), faults);
        var expires = readExpires(wanted.expires(), now, faults);
        var limits = new WantedLimits(known, faults);
        var reach = limits.reach(wanted);
        var requests = limits.requests(wanted);
        if (scopes.contains(Scope.ADMIN) && !reach.equals(Reach.EVERYTHING)) {
            faults.add(Fault.at(
                    "/scopes",
                    "scopes.limited",
                    "A key with the scope admin can make itself another one, so limits would not hold it: leave out admin,"
                            + " or the sources, KPIs and teams."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("The key cannot be made like this.", faults);
        }
        return new NewKey(name, scopes, expires, reach, requests);
    }

    private static String readName(@Nullable String name, List<Fault> faults) {
        var text = name == null ? "" : name.strip();
        if (text.isEmpty()) {
            faults.add(Fault.at("/name", "name.missing", "Give the key a name: who or what will use it."));
        } else if (text.length() > LONGEST_NAME) {
            faults.add(Fault.at("/name", "name.long", "A name has at most 100 characters."));
        }
        return text;
    }

    private static Set<Scope> readScopes(@Nullable List<@Nullable String> words, List<Fault> faults) {
        var scopes = EnumSet.noneOf(Scope.class);
        if (words == null || words.isEmpty()) {
            faults.add(Fault.at("/scopes", "scopes.missing", "Choose at least one scope: ingest, read or admin."));
            return scopes;
        }
        for (var i = 0; i < words.size(); i++) {
            var word = String.valueOf(words.get(i));
            var scope = Scope.of(word);
            if (scope.isPresent()) {
                scopes.add(scope.get());
            } else {
                faults.add(Fault.at(
                        "/scopes/" + i, "scopes.unknown", "There are the scopes ingest, read and admin, no other."));
            }
        }
        return scopes;
    }

    private static @Nullable Instant readExpires(@Nullable String text, Instant now, List<Fault> faults) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var expires = OffsetDateTime.parse(text.strip()).toInstant();
            if (!expires.isAfter(now)) {
                faults.add(Fault.at("/expires", "expires.past", "A key that has expired already opens nothing."));
            } else if (expires.isAfter(LATEST)) {
                faults.add(Fault.at(
                        "/expires",
                        "expires.far",
                        "Nobody can promise that far: at most until the year 2999, or never."));
            }
            return expires;
        } catch (DateTimeParseException e) {
            faults.add(Fault.at(
                    "/expires", "expires.form", "Write the time with its offset, such as 2027-01-31T00:00:00Z."));
            return null;
        }
    }
}
