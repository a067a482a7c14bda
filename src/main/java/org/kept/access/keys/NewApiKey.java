package org.kept.access.keys;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.KpiNames;
import org.kept.access.Scope;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;

/**
 * A validated new API key: a name and at least one scope.
 *
 * @param requestsPerMinute its own rate limit; null for the configured default
 */
public record NewApiKey(
        String name,
        Set<Scope> scopes,
        @Nullable Instant expires,
        DataScope reach,
        @Nullable Integer requestsPerMinute) {

    private static final int MAX_NAME_LENGTH = 100;
    private static final Instant MAX_EXPIRY = Instant.parse("2999-12-31T23:59:59Z");

    /** A key without limits. */
    public NewApiKey(String name, Set<Scope> scopes, @Nullable Instant expires) {
        this(name, scopes, expires, DataScope.EVERYTHING, null);
    }

    /**
     * Validates a request.
     *
     * @throws Problem 422 with all errors
     */
    static NewApiKey parse(ApiKeyRequest request, KpiNames kpiNames, Instant now) {
        var errors = new ArrayList<InputError>();
        var name = readName(request.name(), errors);
        var scopes = readScopes(request.scopes(), errors);
        var expires = readExpires(request.expires(), now, errors);
        var parser = new ApiKeyLimitParser(kpiNames, errors);
        var dataScope = parser.parseDataScope(request);
        var requests = parser.parseRequestsPerMinute(request);
        if (scopes.contains(Scope.ADMIN) && !dataScope.equals(DataScope.EVERYTHING)) {
            errors.add(
                    InputError.at(
                            "/scopes",
                            "scopes.limited",
                            "A key with the scope admin cannot be limited, because it can create other keys. Leave out admin, or the sources, KPIs and teams."));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(
                    "No key was created. Correct the members in errors and send the request again.", errors);
        }
        return new NewApiKey(name, scopes, expires, dataScope, requests);
    }

    private static String readName(@Nullable String name, List<InputError> errors) {
        var text = name == null ? "" : name.strip();
        if (text.isEmpty()) {
            errors.add(InputError.at("/name", "name.missing", "The key needs a name: who or what uses it."));
        } else if (text.length() > MAX_NAME_LENGTH) {
            errors.add(InputError.at("/name", "name.long", "The name may have at most 100 characters."));
        }
        return text;
    }

    private static Set<Scope> readScopes(@Nullable List<@Nullable String> words, List<InputError> errors) {
        var scopes = EnumSet.noneOf(Scope.class);
        if (words == null || words.isEmpty()) {
            errors.add(InputError.at("/scopes", "scopes.missing", "Choose at least one scope: ingest, read or admin."));
            return scopes;
        }
        for (var i = 0; i < words.size(); i++) {
            var word = String.valueOf(words.get(i));
            var scope = Scope.of(word);
            if (scope.isPresent()) {
                scopes.add(scope.get());
            } else {
                errors.add(InputError.at(
                        "/scopes/" + i,
                        "scopes.unknown",
                        "Unknown scope. The scopes are ingest, read and admin."
                                + NearestWord.suggestion(word, Scope.codes())));
            }
        }
        return scopes;
    }

    private static @Nullable Instant readExpires(@Nullable String text, Instant now, List<InputError> errors) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var expires = OffsetDateTime.parse(text.strip()).toInstant();
            if (!expires.isAfter(now)) {
                errors.add(InputError.at("/expires", "expires.past", "The expiry must be in the future."));
            } else if (expires.isAfter(MAX_EXPIRY)) {
                errors.add(InputError.at(
                        "/expires",
                        "expires.far",
                        "The expiry must be before the year 3000. Leave it out for a key that never expires."));
            }
            return expires;
        } catch (DateTimeParseException e) {
            errors.add(InputError.at(
                    "/expires", "expires.form", "Write the time with its offset, such as 2027-01-31T00:00:00Z."));
            return null;
        }
    }
}
