package org.kept.packaged;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of hostile requests, made of pieces that once did harm and shrunk to the smallest that fails. */
final class Attacks {

    private static final List<String> MEMBERS =
            List.of("id", "source", "type", "time", "team", "channel", "data", "specversion", "data_base64");

    private static final List<String> PIECES = List.of(
            "null",
            "true",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\ufeff\"",
            "1e999999999",
            "-1e-999999999",
            "1e400",
            "9".repeat(10_000),
            "0." + "1".repeat(10_000),
            "-0",
            "01",
            "NaN",
            "-",
            "tru",
            "\"open",
            "}",
            "]",
            "{\"a\":1,\"a\":2}",
            "{\"\":{}}",
            "{\"customer\":[[{}]]}",
            "{\"order\":{\"a\":1e999999999}}",
            "{\"score\":\"9\",\"question\":\"nps\"}",
            "{\"waitSeconds\":1e308,\"outcome\":\"answered\"}",
            "{\"kpi\":\"sla\",\"week\":\"+999999999-W53\",\"value\":1}",
            "{\"kpi\":\"sla\",\"date\":\"-999999999-01-01\",\"value\":1}",
            "[".repeat(20) + "]".repeat(20),
            "[".repeat(5_000) + "]".repeat(5_000),
            "[".repeat(50_000),
            "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
            "\"" + "x".repeat(1_200_000) + "\"",
            "\"+999999999-12-31T23:59:59-18:00\"",
            "\"2024-02-30T10:00:00Z\"",
            "\"1990-01-01T00:00:00+18:00\"",
            "\"order\"",
            "\"figure\"",
            "\"survey\"",
            "\"e30=\"",
            "\"!!!\"");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-ndjson",
            "text/csv",
            "application/cloudevents+json",
            "application/cloudevents-batch+json",
            "application/json; charset=utf-16",
            "application/json; charset=\"utf-8",
            "application/json; charset=",
            "application/x-ndjson; x=\"\\",
            "text/plain",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "*/*",
            "/",
            "json",
            "",
            "application/json, text/csv");

    private static final List<String> HEADERS = List.of(
            "Content-Encoding: gzip",
            "Content-Encoding: gzip, gzip",
            "Content-Encoding: br",
            "Content-Encoding: ",
            "ce-id: %",
            "ce-id: %00",
            "ce-id: %ED%A0%80",
            "ce-id: a\tb",
            "ce-id: \u00ff\u00fe",
            "ce-time: yesterday",
            "ce-source: " + "s".repeat(3_000),
            "ce-type: order",
            "ce-specversion: 0.3",
            "Content-Type: text/csv",
            "Accept: text/html",
            "Accept: x/y",
            "Accept: \"",
            "Expect: the-unexpected",
            "Range: bytes=0-",
            "If-Match: *",
            "Content-Length: 0",
            "Content-Length: 7",
            "Content-Length: 100000000",
            "Content-Length: -1",
            "Content-Length: 1e3",
            "Content-Length: 99999999999999999999",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: chunked, chunked");

    private Attacks() {}

    static Arbitrary<Attack> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, lines()),
                Tuple.of(3, arrays()),
                Tuple.of(3, single()),
                Tuple.of(3, csv()),
                Tuple.of(3, packed()),
                Tuple.of(4, withHeaders()));
    }

    private static Arbitrary<String> value() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.of(PIECES),
                () -> Arbitraries.strings().ofMaxLength(20).map(Attacks::quoted),
                () -> value().list().ofMaxSize(4).map(all -> "[" + String.join(",", all) + "]"),
                () -> members(Arbitraries.of("customer", "order", "score", "value", "kpi", "x", "\\u0000"), 3));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static Arbitrary<String> members(Arbitrary<String> names, int most) {
        return Combinators.combine(names, value())
                .as((name, value) -> "\"" + name + "\":" + value)
                .list()
                .ofMaxSize(most)
                .map(all -> "{" + String.join(",", all) + "}");
    }

    /** A valid event with some members replaced, or given twice. */
    private static Arbitrary<String> envelope() {
        var broken = Combinators.combine(Arbitraries.of(MEMBERS), value())
                .as((name, value) -> "\"" + name + "\":" + value)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(broken, Arbitraries.of(true, false)).as((members, twice) -> {
            var good = List.of(
                    "\"id\":\"hostile\"",
                    "\"source\":\"hostile\"",
                    "\"type\":\"order\"",
                    "\"time\":\"2024-03-04T10:00:00Z\"");
            var left = good.stream()
                    .filter(each -> twice || members.stream().noneMatch(bad -> sameMember(each, bad)))
                    .collect(Collectors.joining(","));
            return "{" + left + (left.isEmpty() ? "" : ",") + String.join(",", members) + "}";
        });
    }

    private static boolean sameMember(String one, String other) {
        return one.substring(0, one.indexOf(':')).equals(other.substring(0, other.indexOf(':')));
    }

    private static Arbitrary<byte[]> json() {
        return Arbitraries.oneOf(envelope(), value(), Arbitraries.of("", " ", "{", "[]", "[[]]", "{}", "null"))
                .flatMap(Attacks::encoded);
    }

    /** Mostly UTF-8, otherwise another or an invalid encoding. */
    private static Arbitrary<byte[]> encoded(String text) {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(text.getBytes(StandardCharsets.UTF_8))),
                Tuple.of(1, Arbitraries.just(("\ufeff" + text).getBytes(StandardCharsets.UTF_8))),
                Tuple.of(1, Arbitraries.just(text.getBytes(StandardCharsets.UTF_16))),
                Tuple.of(1, Arbitraries.just(text.getBytes(StandardCharsets.UTF_16LE))),
                Tuple.of(2, corrupted(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Replaces a few bytes. */
    private static Arbitrary<byte[]> corrupted(byte[] bytes) {
        var places = Arbitraries.integers().between(0, Math.max(0, bytes.length - 1));
        var others =
                Arbitraries.of((byte) 0, (byte) 0x80, (byte) 0xc0, (byte) 0xed, (byte) 0xff, (byte) '"', (byte) '\\');
        return Combinators.combine(places, others)
                .as(List::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(corruptions -> {
                    var corrupted = bytes.clone();
                    for (var each : corruptions) {
                        if (corrupted.length > 0) {
                            corrupted[((Number) each.get(0)).intValue()] = ((Number) each.get(1)).byteValue();
                        }
                    }
                    return corrupted;
                });
    }

    private static Arbitrary<Attack> lines() {
        return json().list().ofMinSize(1).ofMaxSize(4).map(lines -> Attack.post("application/x-ndjson", joined(lines))
                .among(Attack.Around.LINES));
    }

    private static byte[] joined(List<byte[]> lines) {
        var out = new ByteArrayOutputStream();
        for (var line : lines) {
            out.writeBytes(line);
            out.write('\n');
        }
        return out.toByteArray();
    }

    private static Arbitrary<Attack> arrays() {
        return Combinators.combine(json(), Arbitraries.of("application/json", "application/cloudevents-batch+json"))
                .as((body, type) -> Attack.post(type, body).among(Attack.Around.ARRAY));
    }

    private static Arbitrary<Attack> single() {
        return Combinators.combine(
                        json(),
                        Arbitraries.of("application/json", "application/cloudevents+json"),
                        Arbitraries.of("POST", "PUT"))
                .as((body, type, method) -> Attack.post(type, body).withMethod(method));
    }

    private static Arbitrary<Attack> csv() {
        var cells = Arbitraries.of(
                "\"",
                "\"\"",
                "\"a\nb",
                "a\"b\"",
                ",",
                ";",
                "\t",
                "\r",
                "\n",
                "",
                "=1+1",
                "\u0000",
                "1e999999999",
                "order",
                "é");
        var head = Arbitraries.of(
                "id,source,type,time,customer,value\n",
                "id;source;type;time\n",
                "id,source,type,time,\"",
                "id,source,type,time,id\n",
                "time\n",
                "");
        return Combinators.combine(head, cells.list().ofMaxSize(12))
                .as((first, rest) -> first + String.join("", rest))
                .flatMap(Attacks::encoded)
                .map(body -> Attack.post("text/csv", body));
    }

    private static Arbitrary<Attack> packed() {
        var whole = Arbitraries.oneOf(lines(), single(), csv());
        var cuts = Arbitraries.integers().between(0, 1000);
        return Combinators.combine(whole, cuts, Arbitraries.of("cut", "tail", "none", "whole", "twice"))
                .as((attack, cut, how) -> {
                    var gzipped = gzip(attack.body());
                    var body =
                            switch (how) {
                                case "cut" -> Arrays.copyOf(gzipped, gzipped.length * cut / 1001);
                                case "tail" -> joined(List.of(gzipped, attack.body()));
                                case "none" -> attack.body();
                                case "twice" -> gzip(gzipped);
                                default -> gzipped;
                            };
                    return attack.among(Attack.Around.NONE).withBody(body).withHeaders("Content-Encoding: gzip");
                });
    }

    private static Arbitrary<Attack> withHeaders() {
        var types = Arbitraries.of(TYPES);
        var headers = Arbitraries.of(HEADERS).list().ofMinSize(1).ofMaxSize(3);
        var bodies = Arbitraries.oneOf(
                json(),
                Arbitraries.of("5\r\nhello\r\n0\r\n\r\n", "fffffffff\r\nx", "-1\r\n", "zz\r\n")
                        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1)));
        return Combinators.combine(types, headers, bodies, Arbitraries.of("POST", "PUT"))
                .as((type, more, body, method) -> Attack.post(type, body)
                        .withHeaders(more.toArray(new String[0]))
                        .withMethod(method));
    }

    static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
