package org.kept.imports.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kept.TestBrowser;

/** A person who imports files with the forms of the pages alone, without JavaScript. */
public final class ImportWalk {

    private static final Pattern START =
            Pattern.compile("<form method=\"post\" action=\"([^\"]+/start)\"[^>]*>(.*?)</form>");
    private static final Pattern CARRIED =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    private final TestBrowser browser;

    public ImportWalk(TestBrowser browser) {
        this.browser = browser;
    }

    /** The page of an import. */
    String show(String page) {
        return browser.get(page).then().statusCode(200).extract().asString();
    }

    /** Sends the file with the form on the data page; returns the page of its import. */
    public String upload(String name, byte[] bytes) throws IOException {
        browser.get("/data");
        var body = new ByteArrayOutputStream();
        body.writeBytes(part("csrf-token", Objects.requireNonNull(browser.cookie("csrf-token"))));
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(part("file\"; filename=\"" + name, ""));
        body.writeBytes(bytes);
        body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        var cookies = browser.names().stream()
                .map(each -> each + "=" + browser.cookie(each))
                .collect(Collectors.joining("; "));
        // With its length, as a browser sends it; RestAssured would send it chunked.
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/data/checks"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("Cookie", cookies)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        var answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        var location = answer.headers().firstValue("Location").orElseThrow();
        var page = location.substring(location.indexOf("/data/"));
        assertThat(page).startsWith("/data/imports/");
        return page;
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] part(String name, String content) {
        return ("--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Presses the button that previews the choices; returns the page. */
    public String choose(String page, String... choices) {
        var address = new StringBuilder(page);
        for (var i = 0; i < choices.length; i += 2) {
            address.append(i == 0 ? '?' : '&')
                    .append(choices[i])
                    .append('=')
                    .append(URLEncoder.encode(choices[i + 1], StandardCharsets.UTF_8));
        }
        var request = browser.request().urlEncodingEnabled(false);
        return request.get(address.toString()).then().statusCode(200).extract().asString();
    }

    /** Presses the button that starts the import: sends the fields of that form, and nothing else. */
    public void start(String page) {
        var form = START.matcher(page.replace('\n', ' '));
        assertThat(form.find()).as(page).isTrue();
        var fields = new ArrayList<String>();
        var carried = CARRIED.matcher(form.group(2));
        while (carried.find()) {
            if (!carried.group(1).equals("csrf-token")) {
                fields.add(carried.group(1));
                fields.add(carried.group(2));
            }
        }
        browser.post(form.group(1), fields.toArray(String[]::new)).then().statusCode(303);
    }

    /** Reloads the page of the import, like a browser without JavaScript, until it has ended. */
    public String finished(String page) {
        var shown = show(page);
        while (shown.contains("data-running")) {
            shown = show(page);
        }
        return shown;
    }
}
