package org.kept.upgrade;

import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** REST responses about all data that an upgrade must preserve. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Members that change on each read. */
    private static final Set<String> VOLATILE = Set.of("lastUsed");

    /** Members with sentences for people, which a release may reword. */
    private static final Set<String> SENTENCES = Set.of("why", "formula", "note");

    /** Percentiles: with few values, older releases read them below the nearest rank. */
    private static final Set<String> PERCENTILES = Set.of("p50", "p90");

    private static final double PERCENTILE_TOLERANCE = 0.02;

    private Answers() {}

    /** The addresses to request; the service itself lists KPIs and versions. */
    static List<String> addresses() {
        var all = new ArrayList<>(List.of(
                "/api/v1/kpis",
                "/api/v1/keys",
                "/api/v1/annotations",
                "/api/v1/mission",
                "/api/v1/mission/versions",
                "/api/v1/mission/coverage",
                "/api/v1/events?limit=100",
                "/api/v1/scorecards/2024-W04?team=north"));
        for (var week : List.of("2024-W02", "2024-W04", "2024-W06")) {
            all.add("/api/v1/scorecards/" + week);
        }
        for (var version : request("/api/v1/mission/versions")) {
            all.add("/api/v1/mission/versions/" + version.path("number").asText());
        }
        for (var kpi : request("/api/v1/kpis")) {
            var at = "/api/v1/kpis/" + kpi.path("code").asText();
            all.add(at);
            all.add(at + "/phases");
            all.add(at + "/series?grain=week&from=2024-W01&to=2024-W07");
            all.add(at + "/series?grain=month&from=2024-01&to=2024-02&team=north");
        }
        for (var event : List.of("call-1-0", "wrong-1-0", "order-3-0")) {
            all.add("/api/v1/events/desk/" + event);
        }
        return all;
    }

    static JsonNode request(String address) {
        try {
            var answer = withKey().urlEncodingEnabled(false).get(address);
            answer.then().statusCode(200);
            return JSON.readTree(answer.asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is a list of distinct KPIs; a newer release may add KPIs anywhere in it. */
    private static boolean isListOfKpis(JsonNode list) {
        var codes = new HashSet<String>();
        return list.isArray()
                && !list.isEmpty()
                && StreamSupport.stream(list.spliterator(), false)
                        .allMatch(each -> !code(each).isEmpty() && codes.add(code(each)));
    }

    /** The code of a KPI in a list of KPIs; empty for anything else. */
    private static String code(JsonNode each) {
        return each.has("betterWhen")
                ? each.path("code").asText()
                : each.path("kpi").asText();
    }

    /** The differences of an old response to the current one; the current one may contain more. */
    static List<String> missing(String at, JsonNode old, JsonNode now) {
        var missing = new ArrayList<String>();
        if (old.isObject() && now.isObject()) {
            old.fieldNames().forEachRemaining(name -> {
                if (PERCENTILES.contains(name)) {
                    var least = (1 - PERCENTILE_TOLERANCE) * old.path(name).asDouble();
                    if (!(now.path(name).asDouble(Double.NaN) >= least)) {
                        missing.add(at + "/" + name + " was " + old.path(name) + " and is " + now.path(name));
                    }
                } else if (!VOLATILE.contains(name) && !SENTENCES.contains(name)) {
                    missing.addAll(missing(at + "/" + name, old.path(name), now.path(name)));
                }
            });
        } else if (isListOfKpis(old) && isListOfKpis(now)) {
            for (var kpi : old) {
                var code = code(kpi);
                var found = StreamSupport.stream(now.spliterator(), false)
                        .filter(each -> code(each).equals(code))
                        .findFirst();
                found.ifPresentOrElse(
                        each -> missing.addAll(missing(at + "/" + code, kpi, each)),
                        () -> missing.add(at + " has no " + code));
            }
        } else if (old.isArray() && old.size() == now.size()) {
            for (var i = 0; i < old.size(); i++) {
                missing.addAll(missing(at + "/" + i, old.path(i), now.path(i)));
            }
        } else if (!old.equals(now)) {
            missing.add(at + " was " + old + " and is " + now);
        }
        return missing;
    }
}
