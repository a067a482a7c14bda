package org.kept.packaged;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Makes invalid requests out of valid ones, with one to three errors each. */
final class RequestMutator {

    /** A route of the service, as {@code docs/access.md} writes it. */
    record ListedRoute(String verb, String path) {

        boolean reads() {
            return verb.equals("GET");
        }

        boolean isForPrograms() {
            return path.startsWith("/api/");
        }
    }

    private static final int MAX_BODY = 300_000;
    private static final int MAX_PIECE = 200;
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-ndjson",
            "application/cloudevents+json",
            "application/cloudevents-batch+json",
            "application/yaml",
            "text/csv",
            "text/csv; header=absent",
            "text/plain",
            "application/xml",
            "application/octet-stream",
            RequestSeeds.FORM,
            RequestSeeds.MULTIPART,
            "multipart/mixed; boundary=b",
            "multipart/form-data",
            "*/*",
            "json",
            "/",
            ";",
            "application/json, text/csv",
            "application/json; charset",
            "text/" + "x".repeat(2_000));

    private static final List<String> CHARSETS =
            List.of("utf-16", "utf-32", "us-ascii", "no-such-charset", "\"", "", "\"utf-8", "%00", "utf-7");

    private static final List<String> BOUNDARIES =
            List.of("", "boundary", "boundary=", "boundary=other", "boundary=\"", "boundary=" + "b".repeat(300));

    private static final List<String> VERBS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW");

    private static final List<String> HEADERS = List.of(
            "Accept: text/html",
            "Accept: application/xml",
            "Accept: x/y",
            "Accept: \"",
            "Accept: ,;,",
            "Accept: */*;q=9",
            "Accept: application/json;q=-1, text/html;q=x",
            "Accept: " + "a/b,".repeat(500) + "a/b",
            "Accept-Charset: no-such-charset",
            "Accept-Encoding: gzip;q=x, br, identity;q=0",
            "Accept-Language: \"",
            "Accept-Language: " + "xx-yy,".repeat(300) + "*",
            "If-Match: *",
            "If-Match: \"open",
            "If-Match: W/, \"\"",
            "If-None-Match: *",
            "If-None-Match: \"" + "e".repeat(3_000) + "\"",
            "If-Modified-Since: yesterday",
            "If-Modified-Since: Thu, 99 Jan 99999 99:99:99 GMT",
            "If-Unmodified-Since: 0",
            "Range: bytes=9-1",
            "Range: bytes=-99999999999999999999",
            "Expect: the-unexpected",
            "Content-Encoding: gzip",
            "Content-Encoding: br",
            "Content-Language: %",
            "Content-Disposition: form-data; name=\"",
            "Cookie: kept_session=%00; =; ;;",
            "Cookie: csrf-token=",
            "Cookie: \"",
            "Origin: null",
            "Origin: https://elsewhere.example",
            "Referer: %%%",
            "Authorization: Basic Og==",
            "Authorization: Digest x",
            "Authorization:",
            "X-Forwarded-For: 999.999.999.999, ::",
            "X-Forwarded-Proto: gopher",
            "X-Forwarded-Host: \"",
            "X-HTTP-Method-Override: DELETE",
            "X-Request-Id: " + "r".repeat(4_000),
            "traceparent: 00-zz-zz-zz",
            "ce-id: %ED%A0%80",
            "ce-time: yesterday",
            "ce-specversion: 0.3",
            "ce-type: \u00ff\u00fe",
            "x: " + "y".repeat(9_000));

    private static final List<String> PERCENTS = List.of(
            "%", "%2", "%zz", "%00", "%0d%0a", "%C0%AE", "%ff%fe", "%ED%A0%80", "%u0041", "%25%32%35", "%2F..%2F");

    private static final List<byte[]> NO_UTF8 = List.of(
            bytes(0x80),
            bytes(0xC0, 0xAE),
            bytes(0xE2, 0x82),
            bytes(0xED, 0xA0, 0x80),
            bytes(0xF4, 0x90, 0x80, 0x80),
            bytes(0xFF, 0xFE),
            bytes(0xEF, 0xBB, 0xBF),
            bytes(0));

    private static final List<String> NUMBERS = List.of(
            "9".repeat(400),
            "99999999999999999999",
            "2147483648",
            "-9223372036854775809",
            "1e999999999",
            "-1e-999999999",
            "1e400",
            "-0",
            "01",
            "NaN",
            "0x7fffffff",
            "0." + "1".repeat(5_000),
            "٣");

    private static final List<String> PIECES = List.of(
            "\"",
            "'",
            "\\",
            "\\ud800",
            "\\u0000",
            "\r\n",
            "\n",
            "\t",
            "\u0000",
            "{",
            "}",
            "]",
            ",",
            ";",
            ":",
            "&",
            "=",
            "null",
            "true",
            "{}",
            "[]",
            "&a [*a, *a]",
            "!!java.util.Date 0",
            "<<: *b",
            "- ? :",
            "---\n...\n",
            "\"a\":1,\"a\":2,",
            "{1003*7}${1003*7}",
            "' or '1'='1",
            "\r\n--between-the-fields\r\n",
            "--between-the-fields--",
            "filename=\"../../x\"",
            "+999999999-W53",
            "-999999999-01-01",
            "\u202e");

    private static final List<String> NESTED = List.of("[", "{\"a\":", "{a: ", "- ", "[{", "\"", "a[");

    private final RequestSeeds seeds;
    private final String cookies;

    /**
     * Creates a mutator of those seeds.
     *
     * @param session the value of the cookie of a person who has signed in
     * @param token the value of the cookie that belongs to the forms
     */
    RequestMutator(RequestSeeds seeds, String session, String token) {
        this.seeds = seeds;
        this.cookies = "Cookie: kept_session=" + session + "; " + RequestSeeds.TOKEN + "=" + token;
    }

    /** A request in progress. */
    private static final class Parts {
        private String verb;
        private String path;
        private String query;
        private String type;
        private final List<String> headers;
        private final List<String> credentials;
        private byte[] body;

        Parts(ListedRoute route, String path, String query, RequestSeeds.Seed seed, List<String> credentials) {
            this.verb = route.verb();
            this.path = path;
            this.query = query;
            this.type = seed.type();
            this.headers = new ArrayList<>(seed.headers());
            this.credentials = credentials;
            this.body = utf8(seed.body());
        }

        MutatedRequest request() {
            if (!type.isEmpty()) {
                headers.add("Content-Type: " + type);
            }
            return new MutatedRequest(
                    verb,
                    query.isEmpty() ? path : path + "?" + query,
                    headers,
                    credentials,
                    body.length > MAX_BODY ? Arrays.copyOf(body, MAX_BODY) : body);
        }
    }

    /** A valid request from someone who may send it. */
    MutatedRequest valid(ListedRoute route, Random random) {
        return parts(route, route.isForPrograms() ? key() : person(), random).request();
    }

    /** A request with one to three errors, from someone who may or may not send it. */
    MutatedRequest mutated(ListedRoute route, Random random) {
        var parts = parts(route, caller(route, random), random);
        for (var left = 1 + random.nextInt(3); left > 0; left--) {
            if (parts.body.length > 0 && random.nextInt(10) < 6) {
                parts.body = mutatedBody(parts.body, random);
            } else {
                mutateHead(parts, route, random);
            }
        }
        return parts.request();
    }

    private Parts parts(ListedRoute route, List<String> credentials, Random random) {
        var hasBody = !route.reads() || random.nextInt(4) == 0;
        var seed = hasBody ? seeds.body(route.verb(), route.path(), random) : new RequestSeeds.Seed("", List.of(), "");
        var needsReason = route.path().equals("/api/v1/events/{source}/{id}") && !route.reads();
        return new Parts(
                route, seeds.address(route.path(), random), needsReason ? "reason=why" : "", seed, credentials);
    }

    private List<String> caller(ListedRoute route, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> List.of();
            case 1 -> route.isForPrograms() ? person() : key();
            default -> route.isForPrograms() ? key() : person();
        };
    }

    private List<String> person() {
        return List.of(cookies);
    }

    private static List<String> key() {
        return List.of("Authorization: Bearer " + Packaged.KEY);
    }

    private void mutateHead(Parts parts, ListedRoute route, Random random) {
        switch (random.nextInt(9)) {
            case 0 -> parts.type = RequestSeeds.pick(TYPES, random);
            case 1 -> parts.type = "";
            case 2 ->
                parts.type = parts.type.startsWith("multipart/")
                        ? "multipart/form-data; " + RequestSeeds.pick(BOUNDARIES, random)
                        : parts.type + "; charset=" + RequestSeeds.pick(CHARSETS, random);
            case 3 -> {
                var other = RequestSeeds.pick(List.of("", "csrf-tokem", "csrf-token=x&a", "csrf-token%00"), random);
                var text = new String(parts.body, StandardCharsets.ISO_8859_1);
                parts.body = text.replace(RequestSeeds.TOKEN, other).getBytes(StandardCharsets.ISO_8859_1);
            }
            case 4 -> parts.verb = RequestSeeds.pick(VERBS, random);
            case 5 -> {
                var fault = random.nextInt(3);
                var more = fault == 0
                        ? RequestSeeds.pick(PERCENTS, random)
                        : fault == 1 ? "&&=" + "q".repeat(random.nextInt(4_000)) : "";
                var parameter = seeds.parameter(route.path(), random) + more;
                parts.query = parts.query.isEmpty() ? parameter : parts.query + "&" + parameter;
            }
            case 6 -> {
                // In a segment of the path, after the first slash.
                var at = 1 + random.nextInt(parts.path.length());
                parts.path =
                        parts.path.substring(0, at) + RequestSeeds.pick(PERCENTS, random) + parts.path.substring(at);
            }
            default -> parts.headers.add(RequestSeeds.pick(HEADERS, random));
        }
    }

    private static byte[] mutatedBody(byte[] body, Random random) {
        var at = random.nextInt(body.length + 1);
        var end = Math.min(body.length, at + random.nextInt(MAX_PIECE));
        var none = new byte[0];
        return switch (random.nextInt(12)) {
            case 0 -> flipped(body, random);
            case 1 -> Arrays.copyOf(body, at);
            case 2 -> splice(body, end, end, repeated(Arrays.copyOfRange(body, at, end), 1 + random.nextInt(50)));
            case 3 -> splice(body, at, at, utf8("v".repeat(1_000 + random.nextInt(100_000))));
            case 4 ->
                splice(body, at, at, utf8(RequestSeeds.pick(NESTED, random).repeat(1 + random.nextInt(10_000))));
            case 5 -> splice(body, at, at, utf8(RequestSeeds.pick(PERCENTS, random)));
            case 6 -> splice(body, at, at, RequestSeeds.pick(NO_UTF8, random));
            case 7, 8 -> withNumber(body, utf8(RequestSeeds.pick(NUMBERS, random)), random);
            case 9 -> splice(body, at, end, none);
            case 10 -> splice(body, at, end, utf8(RequestSeeds.pick(PIECES, random)));
            default -> splice(body, at, at, utf8(RequestSeeds.pick(PIECES, random)));
        };
    }

    private static byte[] flipped(byte[] body, Random random) {
        var flipped = body.clone();
        for (var left = 1 + random.nextInt(4); left > 0; left--) {
            var at = random.nextInt(flipped.length);
            flipped[at] = (byte) (flipped[at] ^ (1 << random.nextInt(8)));
        }
        return flipped;
    }

    /** The body with one of its numbers replaced. */
    private static byte[] withNumber(byte[] body, byte[] number, Random random) {
        var all = DIGITS.matcher(new String(body, StandardCharsets.ISO_8859_1))
                .results()
                .toList();
        if (all.isEmpty()) {
            return splice(body, 0, 0, number);
        }
        var one = RequestSeeds.pick(all, random);
        return splice(body, one.start(), one.end(), number);
    }

    private static byte[] repeated(byte[] piece, int times) {
        var out = new ByteArrayOutputStream();
        for (var i = 0; i < times; i++) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    private static byte[] splice(byte[] body, int from, int to, byte[] piece) {
        var out = new ByteArrayOutputStream();
        out.write(body, 0, from);
        out.writeBytes(piece);
        out.write(body, to, body.length - to);
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
