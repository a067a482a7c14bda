package org.kept.ingest.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.IsoTimes;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.document.DocumentTree;
import org.kept.document.NameText;
import org.kept.ingest.CanonicalJson;
import org.kept.ingest.Event;
import org.kept.ingest.EventContent;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.FieldRules;
import org.kept.ingest.InputText;
import org.kept.ingest.RetentionHorizon;
import org.kept.ingest.SentRecord;
import org.kept.kpi.Catalogue;
import org.kept.kpi.EventData;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;
import org.kept.kpi.EventType.EventRule;
import org.kept.kpi.Kpi;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.types.EventTypes;
import org.kept.ui.DateFormatter;

/** Parses and validates one envelope, and reports every error in it. */
@ApplicationScoped
public class EventParser {

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration MAX_AHEAD = Duration.ofMinutes(5);
    private static final int MAX_KEY = 200;
    private static final int MAX_NAME = 100;
    private static final int MAX_UNKNOWN = 10;

    /** Members of a figure that name its period. */
    private static final List<String> PERIODS = List.of("week", "month", "date");

    private static final int MAX_DATA = 16 * 1024;

    /** An extension attribute of a CloudEvent. */
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]+");

    /** Path segments that clients resolve before they send a request. */
    private static final Set<String> DOTS = Set.of(".", "..");

    private final Clock clock;
    private final CustomerHasher customerHasher;
    private final ObjectMapper json;
    private final RetentionHorizon retentionHorizon;
    private final ReportingZone zone;
    private final EventIngestion.CustomKpis customKpis;
    private final EventTypes types;

    EventParser(
            Clock clock,
            CustomerHasher customerHasher,
            ObjectMapper json,
            RetentionHorizon retentionHorizon,
            ReportingZone zone,
            EventIngestion.CustomKpis customKpis,
            EventTypes types) {
        this.zone = zone;
        this.customKpis = customKpis;
        this.clock = clock;
        this.customerHasher = customerHasher;
        this.json = json;
        this.retentionHorizon = retentionHorizon;
        this.types = types;
    }

    /** The reason why an event from before the horizon is neither stored nor corrected. */
    public static String before(RetentionHorizon retentionHorizon) {
        return "before " + DateFormatter.day(retentionHorizon.day())
                + ". Older events have been deleted, so Kept cannot tell a replay"
                + " from a new event.";
    }

    public ValidatedRecord parse(RawRecord raw) {
        if (raw.unreadable() != null) {
            return ValidatedRecord.invalid(raw, sent(raw, "source"), sent(raw, "id"), List.of(raw.unreadable()));
        }
        if (!(raw.envelope() instanceof ObjectNode object)) {
            return ValidatedRecord.invalid(
                    raw, null, null, List.of(InputError.at("", "event.form", "An event must be a JSON object.")));
        }
        return new EnvelopeParser(raw, object).parse();
    }

    /** Validates an event mapped from a record of another system. */
    public ValidatedRecord parse(SentRecord sent) {
        var raw = new RawRecord(sent.index(), sent.line(), sent.envelope(), null, 0);
        return sent.errors().isEmpty() ? parse(raw) : ValidatedRecord.invalid(raw, null, null, sent.errors());
    }

    /** A member as sent, of a record that cannot be read completely; null if the member cannot be read either. */
    private static @Nullable String sent(RawRecord raw, String member) {
        var text = raw.envelope() == null ? null : raw.envelope().path(member).textValue();
        return text == null || text.isEmpty() || text.length() > 200 || !InputText.isStorable(text) ? null : text;
    }

    /** Parser of one envelope; collects its errors. */
    private final class EnvelopeParser {

        private final RawRecord raw;
        private final ObjectNode envelope;
        private final List<InputError> faults = new ArrayList<>();

        /** The hashes of customers whose spelling was normalised, as they were before, by member. */
        private final Map<String, String> hashesAsSpelt = new HashMap<>();

        EnvelopeParser(RawRecord raw, ObjectNode envelope) {
            this.raw = raw;
            this.envelope = envelope;
        }

        ValidatedRecord parse() {
            members();
            specversion();
            var source = addressable("source", name("source", required("source"), MAX_KEY));
            var id = addressable("id", key("id"));
            var type = type();
            var time = time();
            var team = name("team", optional("team"), MAX_NAME);
            var channel = name("channel", optional("channel"), MAX_NAME);
            var data = data(type);
            if (!faults.isEmpty() || source == null || id == null || type == null || time == null || data == null) {
                return ValidatedRecord.invalid(raw, source, id, faults);
            }
            var content = EventContent.of(new Event(new Event.EventKey(source, id), type, time, team, channel, data));
            checkStorable(content.text());
            return faults.isEmpty()
                    ? ValidatedRecord.valid(raw, content, asSpelt(content.event()))
                    : ValidatedRecord.invalid(raw, source, id, faults);
        }

        /** The event with its names as spelt by the sender; null if they are stored like that. */
        private @Nullable EventContent asSpelt(Event event) {
            var source = spelt("source", event.key().source());
            var team = spelt("team", event.team());
            var channel = spelt("channel", event.channel());
            if (hashesAsSpelt.isEmpty()
                    && Objects.equals(source, event.key().source())
                    && Objects.equals(team, event.team())
                    && Objects.equals(channel, event.channel())) {
                return null;
            }
            var data = event.data().deepCopy();
            hashesAsSpelt.forEach(data::put);
            var key = new Event.EventKey(String.valueOf(source), event.key().id());
            return EventContent.of(new Event(key, event.type(), event.time(), team, channel, data));
        }

        private @Nullable String spelt(String name, @Nullable String normal) {
            return normal == null ? null : envelope.path(name).textValue();
        }

        /** Reports unknown members, such as a mistyped team; a CloudEvent may have extensions. */
        private void members() {
            var isCloudEvent = envelope.has("specversion");
            var unknown = 0;
            for (var each : envelope.properties()) {
                var member = each.getKey();
                if (EventTypes.ENVELOPE.contains(member)
                        || (isCloudEvent && EXTENSION.matcher(member).matches())) {
                    continue;
                }
                if (++unknown > MAX_UNKNOWN) {
                    return;
                }
                var excerpt = InputText.excerpt(member);
                addError(
                        "/" + DocumentTree.escaped(excerpt),
                        "member.unknown",
                        "'" + excerpt + "' is not a member of an event."
                                + NearestWord.suggestion(excerpt, EventTypes.ENVELOPE)
                                + " Put members of your own into data.");
            }
        }

        private void specversion() {
            var version = envelope.get("specversion");
            if (version != null && !version.isNull() && !"1.0".equals(version.textValue())) {
                addError("/specversion", "specversion.unknown", "specversion must be '1.0' or left out.");
            }
        }

        private @Nullable String required(String name) {
            var value = envelope.get(name);
            if (value == null || value.isNull()) {
                addError("/" + name, name + ".missing", name + " is required.");
                return null;
            }
            return text(name, value);
        }

        private @Nullable String optional(String name) {
            var value = envelope.get(name);
            return value == null || value.isNull() ? null : text(name, value);
        }

        private @Nullable String text(String name, JsonNode value) {
            if (value.isTextual()) {
                return value.textValue();
            }
            addError("/" + name, name + ".form", name + " must be text.");
            return null;
        }

        /** A required text, exactly as sent; null if it is wrong. */
        private @Nullable String key(String name) {
            var text = visible(name, required(name));
            return text != null && hasLength(name, text, MAX_KEY) ? text : null;
        }

        /** A name as it is stored; null if it is absent or wrong. */
        private @Nullable String name(String name, @Nullable String text, int maxLength) {
            var visible = visible(name, text);
            var normal = visible == null ? null : NameText.normalise(visible);
            return normal != null && hasLength(name, normal, maxLength) ? normal : null;
        }

        private @Nullable String visible(String name, @Nullable String text) {
            var fault = text == null ? null : NameText.fault(text);
            if (fault != null) {
                addError("/" + name, name + ".characters", name + " " + fault);
                return null;
            }
            return text;
        }

        /** A part of the event's address, which must not be one that clients resolve. */
        private @Nullable String addressable(String name, @Nullable String text) {
            if (text != null && DOTS.contains(text)) {
                addError(
                        "/" + name,
                        name + ".dots",
                        name + " must not be '" + text + "': no address could name the event.");
                return null;
            }
            return text;
        }

        private boolean hasLength(String name, String text, int maxLength) {
            var length = text.codePointCount(0, text.length());
            if (length >= 1 && length <= maxLength) {
                return true;
            }
            addError("/" + name, name + ".length", name + " must have 1 to " + maxLength + " characters.");
            return false;
        }

        private @Nullable EventType type() {
            var code = key("type");
            if (code == null) {
                return null;
            }
            var type = types.find(code);
            if (type == null) {
                addError(
                        "/type",
                        "type.unknown",
                        "'" + InputText.excerpt(code) + "' is not an event type. Use one of "
                                + String.join(", ", EventType.codes(types.all())) + ".");
            }
            return type;
        }

        private @Nullable Instant time() {
            var text = key("time");
            if (text == null) {
                return null;
            }
            Instant time;
            try {
                time = IsoTimes.parse(text).truncatedTo(ChronoUnit.MICROS);
            } catch (DateTimeException e) {
                addError(
                        "/time",
                        "time.form",
                        "'" + InputText.excerpt(text)
                                + "' is not a time with an offset, such as 2026-11-16T09:31:00+01:00.");
                return null;
            }
            if (isFuture(time)) {
                addFuture("/time", "time", text);
            } else if (time.isBefore(EARLIEST)) {
                addError("/time", "time.past", text + " is before 1990.");
            } else if (time.isBefore(retentionHorizon.instant())) {
                addError("/time", "time.past", text + " is " + before(retentionHorizon));
            }
            return time;
        }

        private boolean isFuture(Instant moment) {
            return moment.isAfter(clock.instant().plus(MAX_AHEAD));
        }

        private void addFuture(String pointer, String member, String text) {
            addError(pointer, member + ".future", text + " is more than 5 minutes in the future.");
        }

        private @Nullable ObjectNode data(@Nullable EventType type) {
            var node = decodeData();
            if (node == null) {
                node = json.createObjectNode();
            }
            if (!(node instanceof ObjectNode objectNode)) {
                addError("/data", "data.form", "data must be a JSON object.");
                return null;
            }
            if (type == null) {
                return null;
            }
            var data = CanonicalJson.sorted(objectNode);
            for (var field : type.fields()) {
                check(field, data.get(field.name()));
            }
            type.rule().check(Event.dataOf(data), new RuleFaults());
            if (type.equals(EventType.FIGURE) && faults.isEmpty()) {
                period(Event.dataOf(data));
            }
            return faults.isEmpty() ? complete(type, data) : data;
        }

        /** Checks that the period of a figure has begun and is within the range for events. */
        private void period(EventData data) {
            for (var member : PERIODS) {
                var text = data.text(member);
                if (text == null) {
                    continue;
                }
                var period = Period.parse(text);
                if (isFuture(zone.startOf(period))) {
                    addError("/data/" + member, member + ".future", text + " has not begun.");
                } else if (!zone.startOf(period.plus(1)).isAfter(EARLIEST)) {
                    addError("/data/" + member, member + ".past", text + " is before 1990.");
                }
            }
        }

        private @Nullable JsonNode decodeData() {
            var base64 = envelope.get("data_base64");
            var data = envelope.hasNonNull("data") ? envelope.get("data") : null;
            if (base64 == null || base64.isNull()) {
                return data;
            }
            if (data != null) {
                addError("/data_base64", "data.form", "Give data or data_base64, not both.");
                return null;
            }
            try {
                return StrictJson.read(base64.binaryValue());
            } catch (IOException | IllegalArgumentException e) {
                addError("/data_base64", "data.form", "data_base64 must be a JSON object in Base64.");
                return null;
            }
        }

        private void check(EventField field, @Nullable JsonNode value) {
            var pointer = "/data/" + field.name();
            if (value == null) {
                if (field.required()) {
                    addError(pointer, field.name() + ".missing", field.name() + " is required.");
                }
                return;
            }
            var error = new FieldRules(field).check(value);
            if (error != null) {
                addError(pointer, field.name() + "." + error.code(), error.detail());
            }
        }

        /** Adds implied fields and hashes customers. */
        private ObjectNode complete(EventType type, ObjectNode data) {
            hashCustomers(data);
            return Event.addImplied(type, data) ? CanonicalJson.sorted(data) : data;
        }

        /** Hashes customers in every type, even in fields that no number counts: none is stored in clear. */
        private void hashCustomers(ObjectNode data) {
            for (var member : CustomerHasher.MEMBERS) {
                var value = data.get(member);
                if (value != null) {
                    var customer = value.isTextual() ? value.textValue() : value.toString();
                    var normalised = NameText.normalise(customer);
                    data.put(member, customerHasher.hashAsSpelt(normalised));
                    if (!normalised.equals(customer)) {
                        hashesAsSpelt.put(member, customerHasher.hashAsSpelt(customer));
                    }
                }
            }
        }

        private void checkStorable(String data) {
            if (data.length() > MAX_DATA) {
                addError("/data", "data.size", "data must have at most 16 KiB.");
            } else if (data.contains("\\u0000") || !InputText.isStorable(data)) {
                addError(
                        "/data",
                        "data.characters",
                        "data contains an invalid character. Remove NUL and unpaired surrogates.");
            }
        }

        /** Collects the errors of rules that span several fields. */
        private final class RuleFaults implements EventRule.Faults {

            @Override
            public void add(String pointer, String code, String detail) {
                addError(pointer, code, detail);
            }

            @Override
            public String quoted(String text) {
                return InputText.excerpt(text);
            }

            @Override
            public void rejectFuture(EventData data, List<String> members) {
                for (var member : members) {
                    var moment = data.moment(member);
                    if (moment != null && isFuture(moment)) {
                        addFuture("/data/" + member, member, data.asText(member));
                    }
                }
            }

            @Override
            public Optional<Kpi> kpi(String code) {
                return Catalogue.find(code).or(() -> customKpis.find(code));
            }

            @Override
            public List<String> kpis() {
                return Stream.concat(Kpi.codes(Catalogue.all()).stream(), customKpis.codes().stream())
                        .toList();
            }

            @Override
            public String nearestKpi(String code) {
                return NearestWord.suggestion(code, kpis());
            }
        }

        private void addError(String pointer, String code, String detail) {
            // A rule across fields knows more than the check of one field, so its error replaces the earlier one.
            faults.removeIf(inputError -> code.equals(inputError.code()) && pointer.equals(inputError.pointer()));
            faults.add(InputError.at(pointer, code, detail));
        }
    }
}
