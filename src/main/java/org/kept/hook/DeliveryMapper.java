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
import org.kept.ingest.SentRecord;
import org.kept.mapping.MappedRecord;
import org.kept.mapping.Mapping;
import org.kept.mapping.Mappings;
import org.kept.mapping.SourceRecord;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

/** Applies a hook's mapping to the body of a delivery. */
@ApplicationScoped
class DeliveryMapper {

    private static final Logger LOG = Logger.getLogger(DeliveryMapper.class);

    /** As many as one transaction stores. */
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

    /** The records of a delivery, or why it cannot be read; what is wrong with it never throws. */
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
        try {
            return map(mapping, payload);
        } catch (RuntimeException e) {
            // Kept as failed rather than lost, whatever the payload does to the mapping.
            LOG.errorf(e, "Mapping ended in an error: hook=%s mapping=%s", hook.name(), hook.mapping());
            return MappedDelivery.unreadable("The mapping '" + hook.mapping() + "' ended in an error.");
        }
    }

    private static @Nullable JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            // Not JSON, or bytes of no encoding.
            return null;
        }
    }

    private MappedDelivery map(Mapping mapping, JsonNode payload) {
        var records = new ArrayList<SentRecord>();
        @Nullable String leftOut = null;
        var mapped = mapping.apply(List.of(SourceRecord.payload(1, payload)).iterator(), types);
        while (mapped.hasNext()) {
            var each = mapped.next();
            add(each, records);
            if (leftOut == null) {
                leftOut = each.leftOut();
            }
            if (records.size() > MAX_EVENTS) {
                return MappedDelivery.unreadable("It gives more than 1,000 events. Send smaller deliveries.");
            }
        }
        return new MappedDelivery(List.copyOf(records), mapping.correct(), null, leftOut);
    }

    private static void add(MappedRecord mapped, List<SentRecord> records) {
        if (!mapped.faults().isEmpty()) {
            records.add(SentRecord.faulty(records.size(), null, mapped.faults()));
        }
        for (var event : mapped.events()) {
            records.add(SentRecord.of(records.size(), null, event, mapped.version()));
        }
    }
}
