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
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.CanonicalJson;
import org.kept.ingest.Event;
import org.kept.ingest.EventContent;
import org.kept.ingest.FieldRules;
import org.kept.ingest.InputText;
import org.kept.ingest.RetentionHorizon;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;
import org.kept.kpi.EventType.EventRule;
import org.kept.problem.InputError;
import org.kept.ui.DateFormatter;

/** Parses and validates one envelope, and reports every error in it. */
@ApplicationScoped
public class EventParser {

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration MAX_AHEAD = Duration.ofMinutes(5);
    private static final int MAX_DATA = 16 * 1024;

    private final Clock clock;
    private final CustomerHasher customerHasher;
    private final ObjectMapper json;
    private final RetentionHorizon retentionHorizon;

    EventParser(Clock clock, CustomerHasher customerHasher, ObjectMapper json, RetentionHorizon retentionHorizon) {
        this.clock = clock;
        this.customerHasher = customerHasher;
        this.json = json;
        this.retentionHorizon = retentionHorizon;
    }

    /** Why an event that old is neither stored nor corrected. */
    public static String before(RetentionHorizon retentionHorizon) {
        return "before " + DateFormatter.day(retentionHorizon.day())
                + "; events before that day were dropped after the time for which they"
                + " are kept, so that one of them cannot be told from a new one.";
    }

    public ValidatedRecord parse(RawRecord raw) {
        if (raw.unreadable() != null) {
            return ValidatedRecord.invalid(raw, sent(raw, "source"), sent(raw, "id"), List.of(raw.unreadable()));
        }
        if (!(raw.envelope() instanceof ObjectNode object)) {
            return ValidatedRecord.invalid(
                    raw, null, null, List.of(InputError.at("", "event.form", "An event is a JSON object.")));
        }
        return new EnvelopeParser(raw, object).parse();
    }

    /** A member as it was sent, of a record that cannot be read completely; null if that cannot be told either. */
    private static @Nullable String sent(RawRecord raw, String member) {
        var text = raw.envelope() == null ? null : raw.envelope().path(member).textValue();
        return text == null || text.isEmpty() || text.length() > 200 || !InputText.isStorable(text) ? null : text;
    }

    /** Parser of one envelope; collects its errors. */
    private final class EnvelopeParser {

        private final RawRecord raw;
        private final ObjectNode envelope;
        private final List<InputError> faults = new ArrayList<>();

        EnvelopeParser(RawRecord raw, ObjectNode envelope) {
            this.raw = raw;
            this.envelope = envelope;
        }

        ValidatedRecord parse() {
            specversion();
            var source = required("source");
            var id = required("id");
            var type = type();
            var time = time();
            var team = optional("team");
            var channel = optional("channel");
            var data = data(type);
            if (!faults.isEmpty() || source == null || id == null || type == null || time == null || data == null) {
                return ValidatedRecord.invalid(raw, source, id, faults);
            }
            var content = EventContent.of(new Event(new Event.EventKey(source, id), type, time, team, channel, data));
            checkStorable(content.text());
            return faults.isEmpty()
                    ? ValidatedRecord.valid(raw, content)
                    : ValidatedRecord.invalid(raw, source, id, faults);
        }

        private void specversion() {
            var version = envelope.get("specversion");
            if (version != null && !version.isNull() && !version.asText().equals("1.0")) {
                addError("/specversion", "specversion.unknown", "specversion is '1.0' or left out.");
            }
        }

        private @Nullable String required(String name) {
            var value = envelope.get(name);
            if (value == null || value.isNull()) {
                addError("/" + name, name + ".missing", name + " is required.");
                return null;
            }
            return text(name, value, 200);
        }

        private @Nullable String optional(String name) {
            var value = envelope.get(name);
            return value == null || value.isNull() ? null : text(name, value, 100);
        }

        private @Nullable String text(String name, JsonNode value, int maxLength) {
            if (!value.isTextual()) {
                addError("/" + name, name + ".form", name + " must be a text.");
                return null;
            }
            var text = value.textValue();
            var length = text.codePointCount(0, text.length());
            if (length < 1 || length > maxLength) {
                addError("/" + name, name + ".length", name + " must have 1 to " + maxLength + " characters.");
                return null;
            }
            if (!InputText.isStorable(text)) {
                addError("/" + name, name + ".characters", name + " holds a character that is no text.");
                return null;
            }
            return text;
        }

        private @Nullable EventType type() {
            var code = required("type");
            if (code == null) {
                return null;
            }
            var type = EventType.find(code);
            if (type == null) {
                addError(
                        "/type",
                        "type.unknown",
                        "'" + InputText.excerpt(code) + "' is not a type of event; use one of "
                                + String.join(", ", EventType.codes(List.of(EventType.values()))) + ".");
            }
            return type;
        }

        private @Nullable Instant time() {
            var text = required("time");
            if (text == null) {
                return null;
            }
            Instant time;
            try {
                time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            } catch (DateTimeException e) {
                addError(
                        "/time",
                        "time.form",
                        "'" + InputText.excerpt(text)
                                + "' is not a time with an offset, such as 2026-11-16T09:31:00+01:00.");
                return null;
            }
            if (time.isAfter(clock.instant().plus(MAX_AHEAD))) {
                addError("/time", "time.future", text + " is more than 5 minutes in the future.");
            } else if (time.isBefore(EARLIEST)) {
                addError("/time", "time.past", text + " is before 1990.");
            } else if (time.isBefore(retentionHorizon.instant())) {
                addError("/time", "time.past", text + " is " + before(retentionHorizon));
            }
            return time;
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
            return faults.isEmpty() ? complete(type, data) : data;
        }

        private @Nullable JsonNode decodeData() {
            var base64 = envelope.get("data_base64");
            if (base64 == null || base64.isNull()) {
                var data = envelope.get("data");
                return data == null || data.isNull() ? null : data;
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
            var implied = type.rule().implied(Event.dataOf(data));
            if (implied.isEmpty()) {
                return data;
            }
            implied.forEach(data::put);
            return CanonicalJson.sorted(data);
        }

        /** Hashes customers in every type: none is named in clear, not even where it counts for nothing. */
        private void hashCustomers(ObjectNode data) {
            for (var member : CustomerHasher.MEMBERS) {
                var value = data.get(member);
                if (value != null) {
                    data.put(member, customerHasher.hash(value.isTextual() ? value.textValue() : value.toString()));
                }
            }
        }

        private void checkStorable(String data) {
            if (data.length() > MAX_DATA) {
                addError("/data", "data.size", "data may hold at most 16 KiB.");
            } else if (data.contains("\\u0000") || !InputText.isStorable(data)) {
                addError("/data", "data.characters", "data holds a character that is no text.");
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
        }

        private void addError(String pointer, String code, String detail) {
            // A rule that spans fields knows more than the check of one field, and comes later.
            faults.removeIf(inputError -> code.equals(inputError.code()) && pointer.equals(inputError.pointer()));
            faults.add(InputError.at(pointer, code, detail));
        }
    }
}
