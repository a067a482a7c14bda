package org.kept.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Fault;
import org.kept.problem.Problem;

/** Takes a body of any form that the contract names, all through the same intake. */
@ApplicationScoped
class Door {

    private static final String FORMS = "Send application/json, application/x-ndjson, text/csv,"
            + " application/cloudevents+json or application/cloudevents-batch+json.";

    private final Intake intake;
    private final IngestConfig config;
    private final Places places;

    Door(Intake intake, IngestConfig config, Places places) {
        this.intake = intake;
        this.config = config;
        this.places = places;
    }

    /** A body that is read while it is taken. */
    @FunctionalInterface
    private interface Taking {
        Receipt take() throws IOException;
    }

    /** Takes the body, or says at once that there is no room for one more. */
    Receipt accept(HttpHeaders headers, InputStream body, boolean atomic, Intake.Terms terms) {
        return admit(() -> take(headers, unpacked(headers, body), atomic, terms));
    }

    /** Takes a CSV file as if it had come over the wire. */
    Receipt acceptCsv(Path file, Intake.Terms terms) {
        return admit(() -> {
            try (var stream = Files.newInputStream(file)) {
                return intake.accept(csv(stream), terms);
            }
        });
    }

    private InputStream unpacked(HttpHeaders headers, InputStream body) throws IOException {
        var encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.strip().equalsIgnoreCase("identity")) {
            return body;
        }
        if (encoding.strip().equalsIgnoreCase("gzip")) {
            return new Unpacked(body, config.maxUnpacked().asLongValue());
        }
        throw Problem.mediaType(
                "Content-Encoding is gzip or left out, not " + Texts.brief(encoding) + "; nothing was stored.");
    }

    private Receipt admit(Taking taking) {
        if (!places.enter()) {
            throw Problem.busy(
                    "Too many requests bring events at the moment; nothing of this one was stored.",
                    Duration.ofSeconds(1));
        }
        try {
            return taking.take();
        } catch (ZipException e) {
            throw Unpacked.notGzip();
        } catch (IOException e) {
            throw Problem.unreadable("The body broke off before its end.");
        } finally {
            places.leave();
        }
    }

    /**
     * Takes the body as the next revision of a known event.
     *
     * @throws Problem 422 when the body names another
     */
    Receipt correct(Event.Key key, HttpHeaders headers, InputStream body, Intake.Terms terms) {
        try {
            var document = document(unpacked(headers, body));
            named(document, "source", key.source());
            named(document, "id", key.id());
            return intake.acceptAll(List.of(Arrival.of(0, null, document)), terms);
        } catch (ZipException e) {
            throw Unpacked.notGzip();
        } catch (IOException e) {
            throw Problem.unreadable("The body broke off before its end.");
        }
    }

    /** The address names the event; the body may leave that out, but not contradict it. */
    private static void named(JsonNode document, String member, String value) {
        if (!(document instanceof ObjectNode event)) {
            throw Problem.unreadable("An event is a JSON object.");
        }
        if (!event.path(member).asText(value).equals(value)) {
            throw Problem.invalid(
                    "The body is another event than the address names.",
                    List.of(Fault.at(
                            "/" + member, member + ".address", "The address says '" + Texts.brief(value) + "'.")));
        }
        event.put(member, value);
    }

    private Receipt take(HttpHeaders headers, InputStream body, boolean atomic, Intake.Terms terms) throws IOException {
        return switch (form(headers.getMediaType())) {
            case "application/json" -> json(headers, body, atomic, terms);
            case "application/cloudevents+json", "application/cloudevents-batch+json" ->
                documents(document(body), atomic, terms);
            case "application/x-ndjson" ->
                stream(Arrivals.ofNdjson(body, (int) config.maxLine().asLongValue()), atomic, terms);
            case "text/csv" -> stream(csv(body), atomic, terms);
            default -> throw Problem.mediaType(FORMS);
        };
    }

    private Iterator<Arrival> csv(InputStream body) throws IOException {
        return CsvArrivals.of(body, (int) config.maxLine().asLongValue());
    }

    private static String form(@Nullable MediaType type) {
        if (type == null) {
            return "";
        }
        var charset = type.getParameters().get("charset");
        if (charset != null
                && !charset.toLowerCase(Locale.ROOT).replace("\"", "").equals("utf-8")) {
            throw Problem.mediaType("Only UTF-8 is read here, not " + Texts.brief(charset) + ".");
        }
        return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    }

    private Receipt json(HttpHeaders headers, InputStream body, boolean atomic, Intake.Terms terms) throws IOException {
        return headers.getHeaderString("ce-id") == null
                ? documents(document(body), atomic, terms)
                : intake.acceptOne(binary(headers, document(body)), terms);
    }

    /** CloudEvents in binary mode: the attributes are headers, the body is the data. */
    private static Arrival binary(HttpHeaders headers, JsonNode data) {
        var envelope = JsonNodeFactory.instance.objectNode();
        for (var name : List.of("specversion", "id", "source", "type", "time", "team", "channel")) {
            header(headers, envelope, name);
        }
        envelope.set("data", data);
        return Arrival.of(0, null, envelope);
    }

    private static void header(HttpHeaders headers, ObjectNode envelope, String name) {
        var value = headers.getHeaderString("ce-" + name);
        if (value != null) {
            try {
                // The HTTP binding percent-encodes what a header cannot hold; a plus sign stays one.
                envelope.put(name, URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw Problem.unreadable("The header ce-" + name + " is not percent-encoded as it should be.");
            }
        }
    }

    private JsonNode document(InputStream body) throws IOException {
        var most = (int) config.maxBody().asLongValue();
        var bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw Problem.tooLarge("The body is larger than " + most / (1024 * 1024)
                    + " MiB. Send several, or NDJSON or CSV, which have no limit.");
        }
        try {
            var document = EnvelopeJson.read(bytes);
            if (document.isMissingNode()) {
                throw Problem.unreadable("The body is empty.");
            }
            return document;
        } catch (JsonProcessingException e) {
            throw Problem.unreadable("The body is not JSON: " + EnvelopeJson.explain(e));
        } catch (IOException e) {
            throw Problem.unreadable("The body is not JSON in UTF-8.");
        }
    }

    private Receipt documents(JsonNode document, boolean atomic, Intake.Terms terms) {
        var arrivals = Arrivals.ofDocument(document);
        if (!document.isArray() && !atomic) {
            return intake.acceptOne(arrivals.get(0), terms);
        }
        return atomic ? intake.acceptAll(arrivals, terms) : intake.accept(arrivals.iterator(), terms);
    }

    private Receipt stream(Iterator<Arrival> arrivals, boolean atomic, Intake.Terms terms) {
        if (atomic) {
            throw Problem.parameter("atomic", "atomic=true is for arrays; a stream is taken in chunks as it comes.");
        }
        return intake.accept(arrivals, terms);
    }
}
