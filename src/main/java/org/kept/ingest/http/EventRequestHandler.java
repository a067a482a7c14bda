package org.kept.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.InputText;
import org.kept.ingest.Receipt;
import org.kept.ingest.parse.CsvRecordParser;
import org.kept.ingest.parse.JsonDocumentRecords;
import org.kept.ingest.parse.NdjsonRecordParser;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.RecordParser;
import org.kept.ingest.parse.StrictJson;
import org.kept.ingest.pipeline.AdmissionControl;
import org.kept.ingest.pipeline.BodyConsumer;
import org.kept.ingest.pipeline.IngestConfig;
import org.kept.ingest.pipeline.IngestExecutor;
import org.kept.ingest.pipeline.IngestPipeline;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** Takes a body of any form that the contract names, all through the same intake, and without a thread while it comes in. */
@ApplicationScoped
public class EventRequestHandler {

    private static final String FORMS = "Send application/json, application/x-ndjson, text/csv,"
            + " application/cloudevents+json or application/cloudevents-batch+json.";

    /** What a piece of a stream has at least, and what may wait of it: some hundred and some thousand events. */
    private static final int LEAST_PIECE = 64 * 1024;

    private static final int MOST_PIECE = 512 * 1024;

    /** A document so small is read faster than another thread begins. */
    private static final int SMALL = 8 * 1024;

    private final IngestPipeline ingestPipeline;
    private final IngestConfig config;
    private final AdmissionControl admissionControl;
    private final BufferBudget bufferBudget;
    private final IngestExecutor ingestExecutor;

    EventRequestHandler(
            IngestPipeline ingestPipeline,
            IngestConfig config,
            AdmissionControl admissionControl,
            BufferBudget bufferBudget,
            IngestExecutor ingestExecutor) {
        this.ingestPipeline = ingestPipeline;
        this.config = config;
        this.admissionControl = admissionControl;
        this.bufferBudget = bufferBudget;
        this.ingestExecutor = ingestExecutor;
    }

    /** Takes the body on the request's event loop; says at once where there is no room for one more. */
    CompletionStage<Receipt> accept(HttpServerRequest request, boolean atomic, IngestOptions terms) {
        var packed = packed(request);
        return switch (form(request.getHeader("Content-Type"))) {
            case "application/json", "application/cloudevents+json", "application/cloudevents-batch+json" ->
                document(
                        request,
                        packed,
                        (int) config.maxBody().asLongValue(),
                        document -> taken(request.headers(), document, atomic, terms));
            case "application/x-ndjson" -> stream(request, packed, new NdjsonRecordParser(longest()), atomic, terms);
            case "text/csv" -> stream(request, packed, new CsvRecordParser(longest()), atomic, terms);
            default -> throw Problem.mediaType(FORMS);
        };
    }

    /** Takes a CSV file as if it had come over the wire, and waits for it. */
    public Receipt acceptCsv(Path file, IngestOptions terms) {
        enter();
        try (var stream = Files.newInputStream(file)) {
            return ingestPipeline.accept(stream, new CsvRecordParser(longest()), MOST_PIECE, terms);
        } catch (IOException e) {
            throw Problem.unreadable("The file broke off before its end.");
        } finally {
            admissionControl.leave();
        }
    }

    private int longest() {
        return (int) config.maxLine().asLongValue();
    }

    private static boolean packed(HttpServerRequest request) {
        var encoding = request.getHeader("Content-Encoding");
        if (encoding == null || encoding.strip().equalsIgnoreCase("identity")) {
            return false;
        }
        if (encoding.strip().equalsIgnoreCase("gzip")) {
            return true;
        }
        throw Problem.mediaType(
                "Content-Encoding is gzip or left out, not " + InputText.excerpt(encoding) + "; nothing was stored.");
    }

    private static String form(@Nullable String type) {
        if (type == null) {
            return "";
        }
        var media = MediaType.valueOf(type);
        var charset = media.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        if (!charset.replace("\"", "").equalsIgnoreCase("utf-8")) {
            throw Problem.mediaType("Only UTF-8 is read here, not " + InputText.excerpt(charset) + ".");
        }
        return (media.getType() + "/" + media.getSubtype()).toLowerCase(Locale.ROOT);
    }

    private void enter() {
        if (!admissionControl.enter()) {
            throw Problem.busy(
                    "Too many requests bring events at the moment; nothing of this one was stored.",
                    Duration.ofSeconds(1));
        }
    }

    private CompletionStage<Receipt> stream(
            HttpServerRequest request, boolean packed, RecordParser recordParser, boolean atomic, IngestOptions terms) {
        if (atomic) {
            throw Problem.parameter("atomic", "atomic=true is for arrays; a stream is taken in chunks as it comes.");
        }
        var entered = new boolean[1];
        var streamIngestion = ingestPipeline.openStream(recordParser, terms);
        var gzipDecoder = packed ? new GzipDecoder(config.maxUnpacked().asLongValue()) : null;
        BodyConsumer taker = gzipDecoder == null
                ? streamIngestion
                : new GzipBodyConsumer(gzipDecoder, MOST_PIECE, streamIngestion, ingestExecutor);
        return new RequestBodyReader(request, bufferBudget, config.stalled())
                .readInPieces(LEAST_PIECE, MOST_PIECE, ingestExecutor, (bytes, end) -> {
                    // A stream takes its place with its first piece: while nothing comes it stands in nobody's way.
                    if (!entered[0]) {
                        enter();
                        entered[0] = true;
                    }
                    return taker.take(bytes, end);
                })
                .handle((done, failure) -> streamIngestion.receipt(failure))
                .thenCompose(Function.identity())
                .whenComplete((receipt, failure) -> {
                    if (gzipDecoder != null) {
                        gzipDecoder.close();
                    }
                    if (entered[0]) {
                        admissionControl.leave();
                    }
                });
    }

    /** Reads a document whole and has it taken, a small one on the event loop, another in a lane. */
    private <T> CompletionStage<T> document(
            HttpServerRequest request, boolean packed, int most, Function<JsonNode, CompletionStage<T>> taken) {
        return new RequestBodyReader(request, bufferBudget, config.stalled()).readFully(most, tooLarge(most), bytes -> {
            enter();
            CompletionStage<T> told;
            if (packed || bytes.length > SMALL) {
                told = CompletableFuture.supplyAsync(() -> read(packed ? unpacked(bytes, most) : bytes), ingestExecutor)
                        .thenCompose(taken);
            } else {
                told = CompletableFuture.completedFuture(bytes).thenCompose(some -> taken.apply(read(some)));
            }
            return told.whenComplete((done, failure) -> admissionControl.leave());
        });
    }

    private static Problem tooLarge(int most) {
        return Problem.tooLarge("The body is larger than " + most / (1024 * 1024)
                + " MiB. Send several, or NDJSON or CSV, which have no limit.");
    }

    private byte[] unpacked(byte[] bytes, int most) {
        try (var gzipDecoder =
                new GzipDecoder(Math.min(most, config.maxUnpacked().asLongValue()))) {
            var whole = new ByteArrayOutputStream();
            gzipDecoder.add(bytes);
            for (var plain = gzipDecoder.next(MOST_PIECE); plain.length > 0; plain = gzipDecoder.next(MOST_PIECE)) {
                whole.writeBytes(plain);
            }
            var wrong = gzipDecoder.wrong(true);
            if (wrong != null) {
                throw wrong;
            }
            return whole.toByteArray();
        }
    }

    private static JsonNode read(byte[] bytes) {
        try {
            var document = StrictJson.read(bytes);
            if (document.isMissingNode()) {
                throw Problem.unreadable("The body is empty.");
            }
            return document;
        } catch (JsonProcessingException e) {
            if (StrictJson.isTooMuch(e)) {
                throw Problem.tooLarge(
                        "The body holds more than a million names, values and brackets. Send several, or NDJSON.");
            }
            throw Problem.unreadable("The body is not JSON: " + StrictJson.explain(e));
        } catch (IOException e) {
            throw Problem.unreadable("The body is not JSON in UTF-8.");
        }
    }

    private CompletionStage<Receipt> taken(MultiMap headers, JsonNode document, boolean atomic, IngestOptions terms) {
        if (headers.contains("ce-id") && isJson(headers)) {
            return ingestPipeline.acceptOne(binary(headers, document), terms);
        }
        var arrivals = JsonDocumentRecords.ofDocument(document);
        if (document.isArray() || atomic) {
            return CompletableFuture.supplyAsync(
                    () -> atomic
                            ? ingestPipeline.acceptAll(arrivals, terms)
                            : ingestPipeline.accept(arrivals.iterator(), terms),
                    ingestExecutor);
        }
        return ingestPipeline.acceptOne(arrivals.get(0), terms);
    }

    private static boolean isJson(MultiMap headers) {
        return form(headers.get("Content-Type")).equals("application/json");
    }

    /** CloudEvents in binary mode: the attributes are headers, the body is the data. */
    private static RawRecord binary(MultiMap headers, JsonNode data) {
        var envelope = JsonNodeFactory.instance.objectNode();
        for (var name : List.of("specversion", "id", "source", "type", "time", "team", "channel")) {
            header(headers, envelope, name);
        }
        envelope.set("data", data);
        return RawRecord.of(0, null, envelope);
    }

    private static void header(MultiMap headers, ObjectNode envelope, String name) {
        var value = headers.get("ce-" + name);
        if (value != null) {
            try {
                // The HTTP binding percent-encodes what a header cannot hold; a plus sign stays one.
                envelope.put(name, URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw Problem.unreadable("The header ce-" + name + " is not percent-encoded as it should be.");
            }
        }
    }

    /**
     * Takes the body as the next revision of a known event.
     *
     * @param known fails where there is no such event
     * @return fails with 422 when the body names another
     */
    CompletionStage<Receipt> correct(
            HttpServerRequest request, Event.EventKey key, Runnable known, IngestOptions terms) {
        return document(
                request,
                packed(request),
                longest(),
                document -> CompletableFuture.supplyAsync(
                        () -> {
                            known.run();
                            named(document, "source", key.source());
                            named(document, "id", key.id());
                            return ingestPipeline.acceptAll(List.of(RawRecord.of(0, null, document)), terms);
                        },
                        ingestExecutor));
    }

    /** The address names the event; the body may leave that out, but not contradict it. */
    private static void named(JsonNode document, String member, String value) {
        if (!(document instanceof ObjectNode event)) {
            throw Problem.unreadable("An event is a JSON object.");
        }
        if (!event.path(member).asText(value).equals(value)) {
            throw Problem.invalid(
                    "The body is another event than the address names.",
                    List.of(InputError.at(
                            "/" + member,
                            member + ".address",
                            "The address says '" + InputText.excerpt(value) + "'.")));
        }
        event.put(member, value);
    }
}
