package org.kept.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Valid requests, made of what a person or a program would send and of the identifiers and fields in earlier answers.
 */
final class RequestSeeds {

    static final String TOKEN = "csrf-token";
    static final String FORM = "application/x-www-form-urlencoded";
    static final String MULTIPART = "multipart/form-data; boundary=between-the-fields";

    /**
     * A body with its headers.
     *
     * @param type the content type
     * @param headers headers other than the content type
     */
    record Seed(String type, List<String> headers, String body) {}

    private static final int MAX_NAMES = 120;
    private static final int MAX_VALUES = 8;
    private static final int MAX_READ = 500_000;
    private static final int EVENT_IDS = 200;

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern LINK =
            Pattern.compile("((?:/[a-z0-9.-]+)+/)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final Pattern FIELD = Pattern.compile("name=\"([\\w.-]{1,80})\"(?: value=\"([^\"<>&]{0,200})\")?");

    /** A mission whose one clause the service level measures. */
    static final String MISSION = """
            statement: We pick up the phone within a minute.
            effectiveFrom: 2020-01-01
            clauses:
              - code: within-a-minute
                quote: pick up the phone within a minute
                measures:
                  - kpi: sla
                    because: The share of callers who were answered within the minute we promise.
                    target: {atLeast: 0.80, from: 2020-W01}
            """;

    private static final String MISSION_JSON = """
            {"statement":"We pick up the phone within a minute.","effectiveFrom":"2020-01-01","clauses":[{
            "code":"within-a-minute","quote":"within a minute","measures":[{"kpi":"sla","because":"It is promised.",
            "target":{"atLeast":0.8,"from":"2020-W01"}}]}]}""";

    /** Each {@code #} is replaced by a number. */
    private static final String EVENT = """
            {"id":"e-#","source":"mutated","type":"contact","time":"2024-03-04T10:00:00Z","team":"north",\
            "channel":"phone","data":{"outcome":"answered","waitSeconds":31,"handleSeconds":#,"customer":"c-#"}}""";

    private static final String FIGURE = """
            {"id":"f-#","source":"mutated","type":"figure","time":"2024-03-04T10:00:00Z",\
            "data":{"kpi":"fcr","week":"2024-W09","numerator":#,"denominator":200}}""";

    private static final String CLOUD_EVENT = """
            {"specversion":"1.0","id":"c-#","source":"https://shop.example/tills/7","type":"order",\
            "time":"2024-03-04T11:00:00+01:00","datacontenttype":"application/json","team":"south",\
            "data":{"customer":"c-#","value":12.5}}""";

    private static final List<Seed> EVENTS = List.of(
            new Seed("application/json", List.of(), EVENT),
            new Seed("application/json", List.of(), "[" + EVENT + "," + FIGURE + "]"),
            new Seed("application/x-ndjson", List.of(), EVENT + "\n" + FIGURE + "\n" + CLOUD_EVENT + "\n"),
            new Seed("application/cloudevents+json", List.of(), CLOUD_EVENT),
            new Seed("application/cloudevents-batch+json", List.of(), "[" + CLOUD_EVENT + "]"),
            new Seed(
                    "application/json",
                    List.of(
                            "ce-specversion: 1.0",
                            "ce-id: binary",
                            "ce-source: https://shop.example/tills/7",
                            "ce-type: order",
                            "ce-time: 2024-03-04T11:00:00+01:00"),
                    "{\"customer\":\"c-#\"}"),
            new Seed("text/csv", List.of(), csv(",", "31.5", "\n")),
            new Seed("text/csv; charset=windows-1252", List.of(), csv(";", "31,5", "\r\n")),
            new Seed("text/csv", List.of(), csv("\t", "\"31,5\"", "\n")),
            new Seed("text/csv", List.of(), "\ufeff" + csv(";", "\"31\"", "\r")));

    private static final String OWN_KPI = """
            {"name":"Late orders per 100","betterWhen":"lower","unit":"per-hundred",
            "numerator":{"type":"order","where":{"late":true}},"denominator":{"type":"order"}}""";

    private static final String ACTION = """
            {"title":"A second desk","because":"They wait","clause":"within-a-minute","team":"north","state":"agreed",
            "owner":"reader@example.org","due":"2024-03-04","expect":{"kpi":"awt","direction":"down","by":"2024-W20"},
            "public":true,"said":"You waited","did":"We opened a second desk"}""";

    private static final String CALENDAR = """
            {"zone":"Europe/London","week":{"mon":["09:00-12:00","13:00-17:30"],"fri":["22:00-24:00"]},
            "holidays":"GB-ENG","closed":["2024-12-24"],"open":{"2024-03-09":["09:00-14:00"]}}""";

    private static final String KPI_SETTINGS = "{\"withinSeconds\":60,\"variant\":\"answered-over-offered\"}";

    /** Bodies for the other routes of the API, by path. */
    private static final Map<String, String> DOCUMENTS = Map.ofEntries(
            Map.entry("/api/v1/actions", ACTION),
            Map.entry("/api/v1/actions/{id}", ACTION),
            Map.entry("/api/v1/alerts/quiet-hours", "{\"from\":\"22:00\",\"to\":\"07:00\"}"),
            Map.entry("/api/v1/alerts/{id}/acknowledge", "{\"note\":\"We look\"}"),
            Map.entry("/api/v1/promise", "{\"on\":true,\"clauses\":[\"within-a-minute\"]}"),
            Map.entry("/api/v1/recognitions", "{\"to\":\"north\",\"week\":\"2024-W10\",\"text\":\"You stayed late\"}"),
            Map.entry("/api/v1/scorecards/{week}/publication", "{\"comment\":\"The storm\"}"),
            Map.entry(
                    "/api/v1/shares", "{\"page\":\"trend\",\"week\":\"2024-W10\",\"kpi\":\"sla\",\"team\":\"north\"}"),
            Map.entry("/api/v1/subscriptions", """
                    {"person":"reader@example.org","what":"digest","every":"weekly","kpi":"sla"}"""),
            Map.entry("/api/v1/webhooks/{name}", """
                    {"url":"https://hooks.example.org/kept","format":"slack","types":["kept.alert.opened"]}"""),
            Map.entry("/api/v1/annotations", "{\"from\":\"2024-03-04\",\"text\":\"The storm\",\"kpi\":\"sla\"}"),
            Map.entry("/api/v1/calendars/{name}", CALENDAR),
            Map.entry("/api/v1/calendars/{name}/try", CALENDAR),
            Map.entry("/api/v1/event-types/{code}", """
                    {"name":"pickups","sentence":"Pickup {id} of {parcels} parcels",
                    "fields":{"late":{"kind":"boolean","required":true},"parcels":{"kind":"number","min":1}}}"""),
            Map.entry("/api/v1/events/{source}/{id}", EVENT),
            Map.entry("/api/v1/exclusions", """
                    {"from":"2024-03-04","to":"2024-03-05","kpi":"sla","team":"north","category":"outage",
                    "because":"The storm took the phones"}"""),
            Map.entry("/api/v1/keys", "{\"name\":\"till #\",\"scopes\":[\"read\"],\"teams\":[\"north\"]}"),
            Map.entry("/api/v1/keys/{prefix}/rotate", "{\"overlap\":\"PT1H\"}"),
            Map.entry("/api/v1/kpis/{kpi}", OWN_KPI),
            Map.entry("/api/v1/kpis/{kpi}/phases", "{\"from\":\"2024-W10\",\"because\":\"A new telephone system\"}"),
            Map.entry("/api/v1/kpis/{kpi}/settings", KPI_SETTINGS),
            Map.entry("/api/v1/kpis/{kpi}/settings/try", KPI_SETTINGS),
            Map.entry("/api/v1/kpis/{kpi}/try", OWN_KPI),
            Map.entry("/api/v1/mappings/{name}", """
                    {"source":"mutated","zone":"Europe/London","events":[{"type":"order","id":{"column":"Id"},
                    "time":{"column":"Time"},"data":{"value":{"cel":"double(row['Total']) * 1.2"}}}]}"""),
            Map.entry("/api/v1/mappings/{name}/try", "{\"Id\":#}"),
            Map.entry("/api/v1/mappings/try", """
                    {"mapping":{"source":"mutated","events":[{"type":"order","id":{"pointer":"/id"},
                    "time":{"value":"2024-03-04T10:00:00Z"}}]},"sample":{"id":#}}"""));

    /** Values of path parameters, query parameters and fields, by name. */
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("about", List.of("everything", "clause:within-a-minute")),
            Map.entry("action", List.of("check", "publish")),
            Map.entry("answer", List.of("Because of the storm.")),
            Map.entry("because", List.of("The share of callers we promise to answer.")),
            Map.entry("by", List.of("team", "channel")),
            Map.entry("category", List.of("outage", "agreed", "holiday", "data")),
            Map.entry("channel", List.of("phone")),
            Map.entry("charset", List.of("UTF-8", "windows-1252")),
            Map.entry("check", List.of("true")),
            Map.entry("clause", List.of("within-a-minute")),
            Map.entry("code", List.of("within-a-minute", "politely")),
            Map.entry("company", List.of("The Bookshop")),
            Map.entry("correct", List.of("true")),
            Map.entry("current", List.of("boots and a long stick")),
            Map.entry("customer", List.of("c-1", "c-2")),
            Map.entry("dates", List.of("dmy", "mdy")),
            Map.entry("day", List.of("2024-03-04")),
            Map.entry("decimal", List.of(",", ".")),
            Map.entry("document", List.of(MISSION)),
            Map.entry("dryrun", List.of("true")),
            Map.entry("email", List.of("reader@example.org", "other@example.org")),
            Map.entry("expires", List.of("2199-03-04")),
            Map.entry("from", List.of("2024-W10", "2024-03-04")),
            Map.entry("grain", List.of("day", "week", "month")),
            Map.entry("kind", List.of("phases", "annotations", "idea", "concern")),
            Map.entry("kpi", List.of("sla", "awt", "aht", "fcr", "nps", "late-orders", "own-kpi")),
            Map.entry("kpis", List.of("sla, fcr")),
            Map.entry("left", List.of("1")),
            Map.entry("lifetime", List.of("30", "day", "none")),
            Map.entry("limit", List.of("10")),
            Map.entry("name", List.of("The till", "Reader")),
            Map.entry("next", List.of("/", "/kpis/sla")),
            Map.entry("number", List.of("1", "2")),
            Map.entry("onconflict", List.of("reject", "correct")),
            Map.entry("overlap", List.of("PT1H")),
            Map.entry("password", List.of("boots and a long stick")),
            Map.entry("quote", List.of("within a minute")),
            Map.entry("reason", List.of("A test order")),
            Map.entry("requests", List.of("600")),
            Map.entry("revision", List.of("1")),
            Map.entry("right", List.of("2")),
            Map.entry("role", List.of("viewer", "lead", "measures", "proxy")),
            Map.entry("scope", List.of("read", "ingest")),
            Map.entry("separator", List.of(";", ",")),
            Map.entry("source", List.of("mutated", "https%3A%2F%2Fshop.example%2Ftills%2F7")),
            Map.entry("span", List.of("1w", "4w", "13w")),
            Map.entry("start", List.of("empty")),
            Map.entry("statement", List.of("We pick up the phone within a minute.")),
            Map.entry("team", List.of("north", "south")),
            Map.entry("text", List.of("Why is it so?")),
            Map.entry("to", List.of("2024-W12", "2024-03-31")),
            Map.entry("type", List.of("order", "contact")),
            Map.entry("unsent", List.of("text=Why")),
            Map.entry("unsentPath", List.of("/why/sla/questions")),
            Map.entry("until", List.of("2024-03-05")),
            Map.entry("week", List.of("2024-W10", "last", "current")),
            Map.entry("zone", List.of("Europe/London")));

    private final String token;
    private final Map<String, List<String>> parameters;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final Map<String, List<String>> objects = new LinkedHashMap<>();

    /**
     * Creates seeds for a service.
     *
     * @param token the value of the token that its forms need
     * @param api its OpenAPI document
     */
    RequestSeeds(String token, JsonNode api) {
        this.token = token;
        this.parameters = queryParameters(api);
    }

    private static Map<String, List<String>> queryParameters(JsonNode api) {
        var found = new LinkedHashMap<String, List<String>>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (var operation : path.getValue()) {
                for (var each : operation.path("parameters")) {
                    if (each.path("in").asText().equals("query")) {
                        found.computeIfAbsent(path.getKey(), key -> new ArrayList<>())
                                .add(each.path("name").asText());
                    }
                }
            }
        }
        return found;
    }

    /** Collects identifiers and fields from an answer. */
    void learn(Wire.Answer answer) {
        if (answer.body().length() > MAX_READ) {
            return;
        }
        var links = LINK.matcher(answer.header("Location") + " " + answer.body());
        while (links.find()) {
            remember(objects, links.group(1), links.group(2));
        }
        if (answer.type().startsWith("text/html")) {
            var named = FIELD.matcher(answer.body());
            while (named.find()) {
                if (!named.group(1).equals(TOKEN)) {
                    var value = named.group(2);
                    remember(fields, named.group(1), value == null ? "" : value);
                }
            }
        }
    }

    private synchronized void remember(Map<String, List<String>> where, String name, String value) {
        if (where.size() >= MAX_NAMES && !where.containsKey(name)) {
            return;
        }
        var values = where.computeIfAbsent(name, each -> new ArrayList<>());
        if (!values.contains(value)) {
            values.add(value);
            if (values.size() > MAX_VALUES) {
                values.remove(0);
            }
        }
    }

    private synchronized List<String> remembered(Map<String, List<String>> where, String name) {
        return List.copyOf(where.getOrDefault(name, List.of()));
    }

    private synchronized Set<String> names() {
        var names = new TreeSet<>(VALUES.keySet());
        names.addAll(fields.keySet());
        return names;
    }

    /** The path with a value for each parameter, of an existing object if the service has named one. */
    String address(String path, Random random) {
        var address = new StringBuilder();
        var found = PARAMETER.matcher(path);
        var end = 0;
        while (found.find()) {
            address.append(path.substring(end, found.start()));
            var known = remembered(objects, address.toString());
            var value = known.isEmpty() || random.nextInt(8) == 0
                    ? pathValue(path, found.group(1), random)
                    : pick(known, random);
            address.append(value);
            end = found.end();
        }
        return address.append(path.substring(end)).toString();
    }

    private static String pathValue(String path, String name, Random random) {
        if (name.equals("id")) {
            return path.contains("{source}")
                    ? "e-" + random.nextInt(EVENT_IDS)
                    : new UUID(0, random.nextLong()).toString();
        }
        if (name.equals("name")) {
            return "own-" + random.nextInt(3);
        }
        // No value that a page has shown, because it might need encoding.
        return pick(VALUES.getOrDefault(name, List.of("x")), random);
    }

    /** A query parameter of this or another route, with a value; percent-encoded. */
    String parameter(String path, Random random) {
        var own = parameters.getOrDefault(path, List.of());
        var name = own.isEmpty() || random.nextInt(8) == 0 ? pick(List.copyOf(names()), random) : pick(own, random);
        return encoded(name) + "=" + encoded(value(name, random));
    }

    /** A body that the route accepts. */
    Seed body(String verb, String path, Random random) {
        if (path.equals("/api/v1/events")) {
            return numbered(pick(EVENTS, random), random);
        }
        if (path.equals("/api/v1/mission")) {
            return random.nextBoolean()
                    ? new Seed("application/yaml", List.of(), MISSION)
                    : new Seed("application/json", List.of(), MISSION_JSON);
        }
        if (path.startsWith("/api/") || verb.equals("DELETE")) {
            return numbered(new Seed("application/json", List.of(), DOCUMENTS.getOrDefault(path, "{}")), random);
        }
        return form(path, random);
    }

    private Seed form(String path, Random random) {
        var sent = new LinkedHashMap<String, String>();
        sent.put(TOKEN, token);
        var uploads = path.equals("/data/checks");
        if (!uploads) {
            for (var name : names()) {
                if (random.nextInt(8) > 0) {
                    sent.put(name, value(name, random));
                }
            }
        }
        return uploads || random.nextInt(8) == 0
                ? new Seed(MULTIPART, List.of(), multipart(sent, random))
                : new Seed(FORM, List.of(), urlEncoded(sent));
    }

    private static String urlEncoded(Map<String, String> sent) {
        return sent.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String multipart(Map<String, String> sent, Random random) {
        var body = new StringBuilder();
        sent.forEach((name, value) -> body.append("--between-the-fields\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        body.append("--between-the-fields\r\nContent-Disposition: form-data; name=\"file\"")
                .append("; filename=\"events.csv\"\r\n")
                .append("Content-Type: text/csv\r\n\r\n")
                .append(numbered(EVENTS.get(6 + random.nextInt(4)), random).body())
                .append("\r\n--between-the-fields--\r\n");
        return body.toString();
    }

    private String value(String name, Random random) {
        // The names in a multipart form end with the name of the field.
        var usual = VALUES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), List.of());
        var seen = remembered(fields, name);
        if (seen.isEmpty() && usual.isEmpty()) {
            return "1";
        }
        return seen.isEmpty() || (!usual.isEmpty() && random.nextInt(3) > 0) ? pick(usual, random) : pick(seen, random);
    }

    private static Seed numbered(Seed seed, Random random) {
        var number = Integer.toString(random.nextInt(EVENT_IDS));
        return new Seed(seed.type(), seed.headers(), seed.body().replace("#", number));
    }

    private static String csv(String separator, String seconds, String end) {
        var names = List.of("id", "source", "type", "time", "team", "channel", "outcome", "waitSeconds");
        var values =
                List.of("e-#", "mutated", "contact", "2024-03-04T10:00:00Z", "\"north\"", "phone", "answered", seconds);
        return String.join(separator, names) + end + String.join(separator, values) + end;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
