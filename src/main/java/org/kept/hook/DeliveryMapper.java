package org.kept.hook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.EventIngestion.WithdrawnEvent;
import org.kept.ingest.SentRecord;
import org.kept.mapping.MappedRecord;
import org.kept.mapping.MappedRecord.MappedEvent;
import org.kept.mapping.Mapping;
import org.kept.mapping.Mappings;
import org.kept.mapping.SourceRecord;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

/** Applies a hook's mapping to the body of a delivery. */
@ApplicationScoped
class DeliveryMapper {

    private static final Logger LOG = Logger.getLogger(DeliveryMapper.class);

    /** As many as one transaction may store. */
    private static final int MAX_EVENTS = 1000;

    private static final int SERVER_ERROR = 500;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final Mappings mappings;
    private final EventTypes types;

    DeliveryMapper(Mappings mappings, EventTypes types) {
        this.mappings = mappings;
        this.types = types;
    }

    /** The records of a delivery, or the reason why it cannot be read; never throws because of the payload. */
    MappedDelivery map(Hook hook, byte[] body) {
        Mapping mapping;
        try {
            mapping = mappings.require(hook.mapping(), null, null).mapping();
        } catch (Problem problem) {
            if (problem.status() >= SERVER_ERROR) {
                throw problem;
            }
            return MappedDelivery.unreadable(problem.detail());
        }
        var payload = read(body);
        if (payload == null || payload.isMissingNode()) {
            return MappedDelivery.unreadable("The body is not JSON.");
        }
        if (!hasMembers(payload)) {
            return MappedDelivery.unreadable(
                    "The body is JSON, but no object with members, such as {\"id\":7}, which the" + " mapping '"
                            + hook.mapping() + "' reads.");
        }
        try {
            return map(mapping, payload);
        } catch (RuntimeException e) {
            // Kept as failed, not lost, whatever the payload causes in the mapping.
            LOG.errorf(e, "Mapping ended in an error: hook=%s mapping=%s", hook.name(), hook.mapping());
            return MappedDelivery.unreadable("The mapping '" + hook.mapping() + "' ended in an error.");
        }
    }

    /** Whether it is an object, or a list of objects or lists. */
    private static boolean hasMembers(JsonNode payload) {
        return payload.isObject()
                || (payload.isArray() && (payload.isEmpty() || payload.get(0).isContainerNode()));
    }

    private static @Nullable JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            // Not JSON, or bytes in no known encoding.
            return null;
        }
    }

    private MappedDelivery map(Mapping mapping, JsonNode payload) {
        var records = new ArrayList<SentRecord>();
        var parts = new ArrayList<MappedEvent>();
        var withdrawn = new ArrayList<WithdrawnEvent>();
        @Nullable String leftOut = null;
        var mapped = mapping.apply(List.of(SourceRecord.payload(1, payload)).iterator(), types);
        while (mapped.hasNext()) {
            var each = mapped.next();
            add(each, records);
            parts.addAll(each.parts());
            withdrawn.addAll(each.withdrawn());
            if (leftOut == null) {
                leftOut = each.leftOut();
            }
            if (records.size() > MAX_EVENTS || withdrawn.size() > MAX_EVENTS) {
                return MappedDelivery.unreadable("It gives more than 1,000 events. Send smaller deliveries.");
            }
        }
        return new MappedDelivery(
                List.copyOf(records), List.copyOf(parts), List.copyOf(withdrawn), mapping.correct(), null, leftOut);
    }

    private static void add(MappedRecord mapped, List<SentRecord> records) {
        for (var part : mapped.parts()) {
            var event = part.envelope();
            records.add(
                    event == null
                            ? SentRecord.faulty(records.size(), null, part.faults())
                            : SentRecord.of(records.size(), null, event, mapped.version()));
        }
    }
}
