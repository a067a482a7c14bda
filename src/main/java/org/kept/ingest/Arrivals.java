package org.kept.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/** The arrivals of a body, by its form. */
final class Arrivals {

    private static final int MOST_IN_ARRAY = 10_000;

    private Arrivals() {}

    /** A stream that gives one arrival after another, and null after the last. */
    @FunctionalInterface
    interface Source {
        @Nullable
        Arrival next() throws IOException;
    }

    /** One event, or an array of at most 10,000. */
    static List<Arrival> ofDocument(JsonNode document) {
        if (!document.isArray()) {
            return List.of(Arrival.of(0, null, document));
        }
        if (document.size() > MOST_IN_ARRAY) {
            throw Problem.tooLarge(String.format(
                    Locale.ROOT,
                    "The array holds %,d events; at most 10,000 are taken at once. Send several, or NDJSON, which has no"
                            + " limit.",
                    document.size()));
        }
        var arrivals = new ArrayList<Arrival>(document.size());
        for (var each : document) {
            arrivals.add(Arrival.of(arrivals.size(), null, each));
        }
        return arrivals;
    }

    /** One event a line; blank lines are passed over. */
    static Iterator<Arrival> ofNdjson(InputStream stream, int longestLine) {
        var lines = new Lines(stream, longestLine);
        var index = new long[1];
        return iterate(() -> {
            for (var line = lines.next(); line != null; line = lines.next()) {
                if (line.tooLong() || !isBlank(line.bytes())) {
                    return ofLine(line, index[0]++, longestLine);
                }
            }
            return null;
        });
    }

    private static boolean isBlank(byte[] bytes) {
        for (var each : bytes) {
            if (each != ' ' && each != '\t') {
                return false;
            }
        }
        return true;
    }

    private static Arrival ofLine(Lines.Line line, long index, int longest) throws IOException {
        if (line.tooLong()) {
            return Arrival.unreadable(
                    index, line.number(), "line.length", "The line is longer than " + longest + " bytes.");
        }
        try {
            return Arrival.of(index, line.number(), EnvelopeJson.read(line.bytes()));
        } catch (JsonProcessingException e) {
            return EnvelopeJson.isEncoding(e)
                    ? notUtf8(index, line)
                    : Arrival.unreadable(index, line.number(), "json.form", EnvelopeJson.explainLine(e));
        } catch (IOException e) {
            return notUtf8(index, line);
        }
    }

    private static Arrival notUtf8(long index, Lines.Line line) {
        return Arrival.unreadable(index, line.number(), "json.encoding", "The line is not UTF-8.");
    }

    /** A source as an iterator; a stream that breaks off ends it with an exception, never with half an event. */
    static Iterator<Arrival> iterate(Source source) {
        return new Iterator<>() {
            private @Nullable Arrival ahead;
            private boolean ended;

            @Override
            public boolean hasNext() {
                if (ahead == null && !ended) {
                    try {
                        ahead = source.next();
                    } catch (ZipException e) {
                        throw Unpacked.notGzip();
                    } catch (IOException e) {
                        throw Problem.unreadable("The body broke off before its end; what came before it was taken."
                                + " Send it again whole: nothing is counted twice.");
                    }
                    ended = ahead == null;
                }
                return ahead != null;
            }

            @Override
            public Arrival next() {
                if (!hasNext() || ahead == null) {
                    throw new NoSuchElementException();
                }
                var arrival = ahead;
                ahead = null;
                return arrival;
            }
        };
    }
}
