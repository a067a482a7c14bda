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

/** What a service answers about everything that an upgrade has to carry over. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** These change by looking. */
    private static final Set<String> FLEETING = Set.of("lastUsed");

    private Answers() {}

    /** The addresses to ask, as the service itself tells which KPIs, versions and events there are. */
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
        for (var version : ask("/api/v1/mission/versions")) {
            all.add("/api/v1/mission/versions/" + version.path("number").asText());
        }
        for (var kpi : ask("/api/v1/kpis")) {
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

    static JsonNode ask(String address) {
        try {
            var answer = withKey().urlEncodingEnabled(false).get(address);
            answer.then().statusCode(200);
            return JSON.readTree(answer.asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is a list of KPIs, each of them once: one that has been added since may stand among them. */
    private static boolean isListOfKpis(JsonNode list) {
        var codes = new HashSet<String>();
        return list.isArray()
                && !list.isEmpty()
                && StreamSupport.stream(list.spliterator(), false)
                        .allMatch(each -> !code(each).isEmpty() && codes.add(code(each)));
    }

    /** The code of a KPI, as lists of KPIs have it; empty for anything else. */
    private static String code(JsonNode each) {
        return each.has("betterWhen")
                ? each.path("code").asText()
                : each.path("kpi").asText();
    }

    /** What of an old answer a new one does not say any more; it may say more. */
    static List<String> missing(String at, JsonNode old, JsonNode now) {
        var missing = new ArrayList<String>();
        if (old.isObject() && now.isObject()) {
            old.fieldNames().forEachRemaining(name -> {
                if (!FLEETING.contains(name)) {
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
