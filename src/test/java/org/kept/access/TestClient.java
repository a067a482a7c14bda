package org.kept.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Sends the thousands of requests of a test over connections that stay open, each to the path exactly as written.
 * RestAssured needs a connection and several times as long for each. Headers are names and values in turn.
 */
final class TestClient {

    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    /** A name and a value of a form. */
    record Field(String name, String value) {}

    private final HttpClient client = newClient();

    HttpResponse<String> get(String path, String... headers) {
        return send(client, to(path, headers).GET());
    }

    HttpResponse<String> send(String verb, String path, String type, String body, String... headers) {
        return send(client, to(path, headers).header("Content-Type", type).method(verb, utf8(body)));
    }

    HttpResponse<String> sendForm(String verb, String path, List<Field> fields, String... headers) {
        var body = fields.stream()
                .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&"));
        return send(verb, path, FORM, body, headers);
    }

    /** Uploads a file with the CSRF token, over a connection of its own: one whose body is refused is closed. */
    static HttpResponse<String> upload(String verb, String path, String csrf, String file, String... headers) {
        var boundary = UUID.randomUUID().toString();
        var body = part(boundary, "name=\"csrf-token\"", csrf)
                + part(boundary, "name=\"file\"; filename=\"test.csv\"\r\nContent-Type: text/csv", file) + "--"
                + boundary + "--\r\n";
        return send(
                newClient(),
                to(path, headers)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .method(verb, utf8(body)));
    }

    private static String part(String boundary, String about, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + about + "\r\n\r\n" + content + "\r\n";
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private static HttpRequest.Builder to(String path, String... headers) {
        var service = ConfigProvider.getConfig().getValue("test.url", String.class);
        return HttpRequest.newBuilder(URI.create(service + path))
                .header("Accept", "*/*")
                .headers(headers);
    }

    private static HttpRequest.BodyPublisher utf8(String body) {
        return HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
