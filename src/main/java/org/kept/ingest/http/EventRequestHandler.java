package org.kept.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kept.body.BodyConsumer;
import org.kept.body.MemoryBudget;
import org.kept.body.OpenBodies;
import org.kept.body.RequestBodyReader;
import org.kept.document.NameText;
import org.kept.ingest.Event;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.InputText;
import org.kept.ingest.IntakeActivity;
import org.kept.ingest.Receipt;
import org.kept.ingest.csv.CsvFormat;
import org.kept.ingest.csv.CsvRecordParser;
import org.kept.ingest.parse.JsonDocument;
import org.kept.ingest.parse.NdjsonRecordParser;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.RecordParser;
import org.kept.ingest.pipeline.AdmissionControl;
import org.kept.ingest.pipeline.IngestConfig;
import org.kept.ingest.pipeline.IngestExecutor;
import org.kept.ingest.pipeline.IngestPipeline;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

/** Ingests bodies of every supported format through the same pipeline. No thread is held while a body arrives. */
@ApplicationScoped
public class EventRequestHandler {

    private static final String SUPPORTED_TYPES = "Send application/json, application/x-ndjson, text/csv,"
            + " application/cloudevents+json or application/cloudevents-batch+json.";

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final List<String> REQUIRED_ATTRIBUTES = List.of("specversion", "id", "source", "type");
    private static final List<String> ATTRIBUTES =
            List.of("specversion", "id", "source", "type", "time", "team", "channel");

    /** Response header with the rules by which a CSV body was read. */
    private static final String CSV_HEADER = "Kept-Csv";

    /** Minimum size of a chunk of a stream, and the maximum buffered: a few hundred and a few thousand events. */
    private static final int MIN_CHUNK_BYTES = 64 * 1024;

    private static final int MAX_CHUNK_BYTES = 512 * 1024;

    /** Parsing a document of this size is faster than starting another thread. */
    private static final int SMALL_DOCUMENT_BYTES = 8 * 1024;

    private final IngestPipeline ingestPipeline;
    private final IngestConfig config;
    private final AdmissionControl admissionControl;
    private final IntakeActivity activity;
    private final MemoryBudget memoryBudget;
    private final OpenBodies openBodies;
    private final IngestExecutor ingestExecutor;
    private final EventTypes types;

    EventRequestHandler(
            IngestPipeline ingestPipeline,
            IngestConfig config,
            AdmissionControl admissionControl,
            IntakeActivity activity,
            MemoryBudget memoryBudget,
            OpenBodies openBodies,
            IngestExecutor ingestExecutor,
            EventTypes types) {
        this.ingestPipeline = ingestPipeline;
        this.config = config;
        this.admissionControl = admissionControl;
        this.activity = activity;
        this.memoryBudget = memoryBudget;
        this.openBodies = openBodies;
        this.ingestExecutor = ingestExecutor;
        this.types = types;
    }

    /** Ingests the body; call on the request's event loop. */
    CompletionStage<Receipt> accept(HttpServerRequest request, boolean atomic, IngestOptions options) {
        var gzip = isGzip(request);
        return switch (mediaType(request.getHeader("Content-Type"))) {
            case "application/json", "application/cloudevents+json", "application/cloudevents-batch+json" ->
                document(
                        request,
                        gzip,
                        (int) config.maxBody().asLongValue(),
                        options.by(),
                        (document, memory) -> ingest(request.headers(), document, atomic, options, memory));
            case "application/x-ndjson" ->
                stream(request, gzip, new NdjsonRecordParser(maxLineBytes()), atomic, options);
            case "text/csv" -> csv(request, gzip, atomic, options);
            case XLSX ->
                throw Problem.mediaType(
                        "This is an Excel workbook. Send it to /api/v1/imports with the mapping that reads"
                                + " it, or to /api/v1/imports/inspect to see which one fits.");
            default -> throw Problem.mediaType(SUPPORTED_TYPES);
        };
    }

    /**
     * Ingests a file like a pushed body, and blocks until it is done.
     *
     * @throws IOException if the file cannot be read on; what came before is stored
     */
    public Receipt acceptFile(InputStream file, RecordParser recordParser, IngestOptions options) throws IOException {
        enter(options.by());
        try {
            return ingestPipeline.accept(file, recordParser, MAX_CHUNK_BYTES, options);
        } finally {
            admissionControl.leave(options.by());
        }
    }

    private int maxLineBytes() {
        return (int) config.maxLine().asLongValue();
    }

    private static boolean isGzip(HttpServerRequest request) {
        var encoding = request.getHeader("Content-Encoding");
        if (encoding == null || encoding.strip().equalsIgnoreCase("identity")) {
            return false;
        }
        if (encoding.strip().equalsIgnoreCase("gzip")) {
            return true;
        }
        throw Problem.mediaType("Content-Encoding must be gzip or left out, not " + InputText.excerpt(encoding)
                + ". Nothing was stored.");
    }

    private static String mediaType(@Nullable String type) {
        if (type == null) {
            return "";
        }
        var media = MediaType.valueOf(type);
        if (isCsv(media)) {
            return "text/csv";
        }
        var charset = media.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        if (!charset.replace("\"", "").equalsIgnoreCase("utf-8")) {
            throw Problem.mediaType("The charset must be UTF-8, not " + InputText.excerpt(charset) + ".");
        }
        return (media.getType() + "/" + media.getSubtype()).toLowerCase(Locale.ROOT);
    }

    private static boolean isCsv(MediaType type) {
        return type.getType().equalsIgnoreCase("text") && type.getSubtype().equalsIgnoreCase("csv");
    }

    /** Ingests CSV by the rules of its content type; a response header says which rules were used. */
    private CompletionStage<Receipt> csv(
            HttpServerRequest request, boolean gzip, boolean atomic, IngestOptions options) {
        var chosen = CsvFormat.parse(
                MediaType.valueOf(request.getHeader("Content-Type")).getParameters());
        var parser = new CsvRecordParser(maxLineBytes(), chosen, types);
        return stream(request, gzip, parser, atomic, options).whenComplete((receipt, failure) -> request.response()
                .putHeader(CSV_HEADER, parser.format().parameters()));
    }

    private void enter(String caller) {
        activity.record();
        if (!admissionControl.enter(caller)) {
            throw Problem.busy(
                    "Too many requests at once. Nothing was stored; retry as Retry-After says.", Duration.ofSeconds(1));
        }
    }

    private CompletionStage<Receipt> stream(
            HttpServerRequest request, boolean gzip, RecordParser recordParser, boolean atomic, IngestOptions options) {
        if (atomic) {
            throw Problem.parameter("atomic", "atomic=true works for arrays only. A stream is stored in chunks.");
        }
        var entered = new boolean[1];
        var streamIngestion = ingestPipeline.openStream(recordParser, options);
        var gzipDecoder = gzip ? new GzipDecoder(config.maxUnpacked().asLongValue()) : null;
        BodyConsumer consumer = gzipDecoder == null
                ? streamIngestion
                : new GzipBodyConsumer(gzipDecoder, MAX_CHUNK_BYTES, streamIngestion, ingestExecutor, memoryBudget);
        return new RequestBodyReader(request, memoryBudget, config.stalled())
                .among(openBodies)
                .readInChunks(MIN_CHUNK_BYTES, MAX_CHUNK_BYTES, ingestExecutor, (bytes, end) -> {
                    // Admitted with its first chunk, so that an idle stream takes no one's place.
                    if (!entered[0]) {
                        enter(options.by());
                        entered[0] = true;
                    }
                    return consumer.accept(bytes, end);
                })
                .handle((done, failure) -> streamIngestion.receipt(failure))
                .thenCompose(Function.identity())
                .whenComplete((receipt, failure) -> {
                    if (gzipDecoder != null) {
                        gzipDecoder.close();
                    }
                    if (entered[0]) {
                        admissionControl.leave(options.by());
                    }
                });
    }

    /** Handler of the events of a document; its memory reservation is released when the result completes. */
    @FunctionalInterface
    private interface DocumentHandler<T> {
        CompletionStage<T> handle(JsonDocument document, MemoryBudget.Reservation memory);
    }

    /** Reads a whole document and handles it: a small one on the event loop, others on the executor. */
    private <T> CompletionStage<T> document(
            HttpServerRequest request, boolean gzip, int most, String caller, DocumentHandler<T> handler) {
        return new RequestBodyReader(request, memoryBudget, config.stalled())
                .among(openBodies)
                .atLeast(RequestBodyReader.SLOWEST)
                .readFully(most, tooLarge(most), bytes -> {
                    enter(caller);
                    var memory = memoryBudget.open();
                    CompletionStage<T> result;
                    if (gzip || bytes.length > SMALL_DOCUMENT_BYTES) {
                        result = CompletableFuture.supplyAsync(
                                        () -> JsonDocument.scan(gzip ? gunzip(bytes, most, memory) : bytes),
                                        ingestExecutor)
                                .thenCompose(document -> handler.handle(document, memory));
                    } else {
                        result = CompletableFuture.completedFuture(bytes)
                                .thenCompose(raw -> handler.handle(JsonDocument.scan(raw), memory));
                    }
                    return result.whenComplete((done, failure) -> {
                        memory.close();
                        admissionControl.leave(caller);
                    });
                });
    }

    private static Problem tooLarge(int most) {
        return Problem.tooLarge("The body is larger than " + most / (1024 * 1024)
                + " MiB. Split it, or send NDJSON or CSV, which have no limit.");
    }

    private byte[] gunzip(byte[] bytes, int most, MemoryBudget.Reservation memory) {
        try (var gzipDecoder =
                new GzipDecoder(Math.min(most, config.maxUnpacked().asLongValue()))) {
            var out = new ByteArrayOutputStream();
            gzipDecoder.add(bytes);
            for (var plain = gzipDecoder.next(MAX_CHUNK_BYTES);
                    plain.length > 0;
                    plain = gzipDecoder.next(MAX_CHUNK_BYTES)) {
                // Counted twice: the stream's buffer and the array copied from it.
                memory.add(2L * plain.length);
                out.writeBytes(plain);
            }
            var problem = gzipDecoder.problem(true);
            if (problem != null) {
                throw problem;
            }
            var unpacked = out.toByteArray();
            memory.remove(unpacked.length);
            return unpacked;
        }
    }

    private CompletionStage<Receipt> ingest(
            MultiMap headers,
            JsonDocument document,
            boolean atomic,
            IngestOptions options,
            MemoryBudget.Reservation memory) {
        if (isBinaryCloudEvent(headers)) {
            memory.add(document.parsedBytes());
            return ingestPipeline.acceptOne(binaryCloudEvent(headers, document.tree()), options);
        }
        if (atomic) {
            memory.add(document.parsedBytes());
            return CompletableFuture.supplyAsync(
                    () -> ingestPipeline.acceptAll(document.records(), options), ingestExecutor);
        }
        memory.add(document.chunkBytes());
        return document.isArray()
                ? CompletableFuture.supplyAsync(() -> ingestPipeline.accept(document.chunks(), options), ingestExecutor)
                : ingestPipeline.acceptOne(document.records().get(0), options);
    }

    /** Whether any required attribute is a header; validation reports which ones are missing. */
    private static boolean isBinaryCloudEvent(MultiMap headers) {
        return REQUIRED_ATTRIBUTES.stream().anyMatch(each -> headers.contains("ce-" + each))
                && mediaType(headers.get("Content-Type")).equals("application/json");
    }

    /** CloudEvents in binary mode: attributes are headers, the body is the data. */
    private static RawRecord binaryCloudEvent(MultiMap headers, JsonNode data) {
        var envelope = JsonNodeFactory.instance.objectNode();
        for (var name : ATTRIBUTES) {
            copyHeader(headers, envelope, name);
        }
        envelope.set("data", data);
        return RawRecord.of(0, null, envelope);
    }

    private static void copyHeader(MultiMap headers, ObjectNode envelope, String name) {
        var header = "ce-" + name;
        var values = headers.getAll(header);
        if (values.size() > 1) {
            throw Problem.unreadable("The header " + header + " is given " + values.size() + " times. Send it once.");
        }
        values.forEach(value -> envelope.put(name, CloudEventHeader.decode(header, value)));
    }

    /**
     * Ingests the body as the next revision of a known event.
     *
     * @param known finds the key of the event; throws if there is none
     * @return fails with 422 if the body names another event
     */
    CompletionStage<Receipt> correct(HttpServerRequest request, Supplier<Event.EventKey> known, IngestOptions options) {
        return document(
                request,
                isGzip(request),
                maxLineBytes(),
                options.by(),
                (body, memory) -> CompletableFuture.supplyAsync(
                        () -> {
                            memory.add(body.parsedBytes());
                            var document = body.tree();
                            var key = known.get();
                            requireSame(document, "source", key.source());
                            requireSame(document, "id", key.id());
                            return ingestPipeline.acceptAll(List.of(RawRecord.of(0, null, document)), options);
                        },
                        ingestExecutor));
    }

    private static boolean isSame(JsonNode sent, String member, String value) {
        var text = sent.asText();
        return member.equals("source")
                ? NameText.normalise(text).equals(NameText.normalise(value))
                : text.equals(value);
    }

    /** Sets the member from the URL; the body may omit it but not contradict it. */
    private static void requireSame(JsonNode document, String member, String value) {
        if (!(document instanceof ObjectNode event)) {
            throw Problem.unreadable("An event must be a JSON object.");
        }
        var sent = event.get(member);
        if (sent != null && !sent.isNull() && !isSame(sent, member, value)) {
            throw Problem.invalid(
                    "The body and the address name different events.",
                    List.of(InputError.at(
                            "/" + member,
                            member + ".address",
                            "The address says '" + InputText.excerpt(value) + "'.")));
        }
        event.put(member, value);
    }
}
